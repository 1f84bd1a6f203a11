import { database } from '@/lib/platform/database';
import { alertOf, expect, test } from '../support/e2e/test';
import { openAs } from '../support/e2e/open-as';
import { enterCode, enterPassword, signOut } from '../support/e2e/sign-in';
import { expectAccessible } from '../support/e2e/accessibility';
import { enrolAuthenticator } from '../support/e2e/enrolment';
import { nextCode } from '../support/e2e/authenticator';
import { waitForMail } from '../support/e2e/mailbox';
import { givenMember, givenProject, goodPassword } from '../support/given-project';

const security = '/account/security';
const newPassword = 'seven quiet lanterns drift';

test('one’s own name is changed from My Account, and stands in the frame at once', async ({
  page,
}) => {
  const member = await givenMember(await givenProject());
  await openAs(page, member);
  await page.getByRole('button', { name: /^User menu/ }).click();
  await page.getByRole('link', { name: 'My Account' }).click();
  await expect(page).toHaveURL('/account');
  await page.getByLabel('First name').fill('Ángela');
  await page.getByLabel('Last name').fill('Ruiz');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Name saved')).toBeVisible();
  await expect(page.getByRole('button', { name: 'User menu, Ángela Ruiz' })).toBeVisible();
  await page.getByRole('button', { name: 'Choose a project' }).click();
  await page.getByRole('link', { name: 'Acme' }).first().click();
  await expect(page).toHaveURL(`/${member.project.slug}`);
});

test('a changed password signs other browsers out, and the old one is worth nothing', async ({
  page,
  openBrowser,
}) => {
  const member = await givenMember(await givenProject());
  await openAs(page, member, { path: security });
  const other = await openBrowser();
  await openAs(other, member, { path: `/${member.project.slug}` });

  await page.getByRole('link', { name: 'Change password' }).click();
  const panel = page.getByRole('dialog', { name: 'Change password' });
  await expect(panel.getByLabel('Current password')).toBeFocused();
  await panel.getByLabel('New password', { exact: true }).fill(newPassword);
  await panel.getByLabel('Confirm new password').fill(newPassword);
  await panel.getByLabel('Current password').fill('not the password at all');
  await panel.getByRole('button', { name: 'Change password' }).click();
  await expect(panel.getByText('This password is wrong.').first()).toBeVisible();
  await panel.getByLabel('Current password').fill(goodPassword);
  await panel.getByLabel('New password', { exact: true }).fill(newPassword);
  await panel.getByLabel('Confirm new password').fill(newPassword);
  await panel.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Signed out of 1 other device')).toBeVisible();
  await waitForMail(member.email, /password was changed/);

  await other.reload();
  await expect(other).toHaveURL(/\/sign-in/);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Signed-in devices' })).toBeVisible();
  await signOut(page);
  await enterPassword(page, member.email, newPassword);
  await expect(page.getByLabel('Authentication code')).toBeVisible();
});

test('devices are listed with what they are, and signed out one by one or all at once', async ({
  page,
  openBrowser,
}) => {
  const member = await givenMember(await givenProject());
  await openAs(page, member, { path: security });
  const phone = await openBrowser({
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1',
  });
  const tablet = await openBrowser();
  await openAs(phone, member, { path: `/${member.project.slug}` });
  await openAs(tablet, member, { path: `/${member.project.slug}` });

  await page.reload();
  const devices = page.getByRole('list', { name: 'Signed-in devices' });
  await expect(devices.getByRole('listitem')).toHaveCount(3);
  await expect(devices.getByRole('listitem').first()).toContainText('This device');
  await devices.getByRole('button', { name: 'Sign out Safari on iPhone' }).click();
  await expect(page.getByText('Signed out of Safari on iPhone')).toBeVisible();
  await expect(devices.getByRole('listitem')).toHaveCount(2);
  await phone.reload();
  await expect(phone).toHaveURL(/\/sign-in/);

  await page.getByRole('button', { name: 'Sign out all other devices' }).click();
  await expect(page.getByText('Signed out of 1 other device', { exact: true })).toBeVisible();
  await expect(devices.getByRole('listitem')).toHaveCount(1);
  await tablet.reload();
  await expect(tablet).toHaveURL(/\/sign-in/);
});

test('the authenticator is replaced after a fresh proof; the codes of the former one end', async ({
  page,
}) => {
  const member = await givenMember(await givenProject());
  await openAs(page, member, { path: security });
  await database().session.updateMany({
    where: { userId: member.id },
    data: { authenticatedAt: new Date(Date.now() - 11 * 60_000) },
  });
  await page.goto(`${security}?panel=replace-authenticator`);
  const panel = page.getByRole('dialog', { name: 'Replace authenticator' });
  await expect(panel.getByRole('img', { name: /QR code/ })).toHaveCount(0);
  await panel.getByRole('button', { name: 'Continue' }).click();
  const proof = page.getByRole('dialog', { name: 'Confirm that it is you' });
  await proof.getByLabel('Password', { exact: true }).fill(goodPassword);
  await proof.getByRole('button', { name: 'Confirm', exact: true }).click();

  await expect(panel.getByRole('img', { name: /QR code/ })).toBeVisible();
  const secret = (await panel.locator('code').innerText()).replaceAll(' ', '');
  await panel.getByLabel('Authentication code').fill(await nextCode(secret));
  await panel.getByRole('button', { name: 'Verify' }).click();
  const codes = panel.getByRole('list', { name: 'Recovery codes' });
  await expect(codes.getByRole('listitem')).toHaveCount(10);
  await panel.getByRole('link', { name: 'Done' }).click();
  await expect(panel).toBeHidden();
  await expect(page.getByText('10 left')).toBeVisible();
  await waitForMail(member.email, /two-factor authentication was changed/);

  await signOut(page);
  await enterPassword(page, member.email, goodPassword);
  await enterCode(page, member.totpSecret);
  await expect(alertOf(page)).toContainText('The code did not work.');
  await enterCode(page, secret);
  await expect(page).not.toHaveURL(/\/sign-in/);
});

test('new recovery codes are shown once, and the former ones end', async ({ page }) => {
  const member = await givenMember(await givenProject());
  await openAs(page, member, { path: security });
  await page.getByRole('link', { name: 'New recovery codes' }).click();
  const panel = page.getByRole('dialog', { name: 'New recovery codes' });
  await panel.getByRole('button', { name: 'Create new codes' }).click();
  const codes = panel.getByRole('list', { name: 'Recovery codes' });
  const code = await codes.getByRole('listitem').first().innerText();
  await panel.getByRole('link', { name: 'Done' }).click();
  await expect(page.getByText('10 left')).toBeVisible();
  await expect(page.getByText(code)).toHaveCount(0);
  await waitForMail(member.email, /recovery codes were replaced/);

  await signOut(page);
  await enterPassword(page, member.email, goodPassword);
  await page.getByRole('link', { name: 'Use a recovery code' }).click();
  await page.getByLabel('Recovery code').fill(code);
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
});

test('My Account is accessible', async ({ page }) => {
  // Each page is checked in two widths and two schemes, which takes its time.
  test.setTimeout(150_000);
  const member = await givenMember(await givenProject());
  await openAs(page, member, { path: '/account' });
  await expectAccessible(page, 'Profile');
  await page.goto(security);
  await expectAccessible(page, 'Security');
});

test('the panels of My Account are accessible', async ({ page }) => {
  test.setTimeout(200_000);
  const member = await givenMember(await givenProject());
  await openAs(page, member, { path: security });
  for (const panel of ['change-password', 'add-passkey', 'new-recovery-codes']) {
    await page.goto(`${security}?panel=${panel}`);
    await expectAccessible(page, panel);
  }
  await page.goto(security);
  await page.getByRole('button', { name: 'Replace authenticator' }).click();
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  await expectAccessible(page, 'Replace authenticator');
});

test.describe('without scripting', () => {
  test.use({ javaScriptEnabled: false });

  test('password and devices are looked after all the same, and passkeys are not offered', async ({
    page,
    openBrowser,
  }) => {
    const member = await givenMember(await givenProject());
    await page.goto('/sign-in');
    await expect(page.getByRole('button', { name: 'Sign in with a passkey' })).toBeHidden();
    await openAs(page, member, { path: security });
    const other = await openBrowser();
    await openAs(other, member, { path: `/${member.project.slug}` });
    await page.goto(security);
    await page.getByRole('button', { name: /^Sign out Chrome/ }).click();
    await expect(
      page.getByRole('list', { name: 'Signed-in devices' }).getByRole('listitem'),
    ).toHaveCount(1);
    await other.reload();
    await expect(other).toHaveURL(/\/sign-in/);

    await page.goto(`${security}?panel=change-password`);
    await page.getByLabel('Current password').fill(goodPassword);
    await page.getByLabel('New password', { exact: true }).fill(newPassword);
    await page.getByLabel('Confirm new password').fill(newPassword);
    await page.getByRole('button', { name: 'Change password' }).click();
    await expect(page).toHaveURL(security);
    await expect(page.getByText('Last changed just now')).toBeVisible();

    await page.goto(`${security}?panel=new-recovery-codes`);
    await page.getByRole('button', { name: 'Create new codes' }).click();
    await expect(
      page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem'),
    ).toHaveCount(10);
  });

  test('an authenticator is replaced by plain form posts, recovery codes included', async ({
    page,
  }) => {
    const member = await givenMember(await givenProject());
    await openAs(page, member, { path: security });
    await page.getByRole('button', { name: 'Replace authenticator' }).click();
    const { totpSecret } = await enrolAuthenticator(page);
    await page.getByRole('link', { name: 'Done' }).click();
    await expect(page.getByText('10 left')).toBeVisible();
    expect(totpSecret).not.toBe(member.totpSecret);
  });
});

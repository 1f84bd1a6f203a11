import { randomUUID } from 'node:crypto';
import { linkIn, waitForMail, waitForMails } from '../support/e2e/mailbox';
import { enrolAuthenticator } from '../support/e2e/enrolment';
import { openAs } from '../support/e2e/open-as';
import { enterCode, enterPassword, signInFailed } from '../support/e2e/sign-in';
import { alertOf, expect, test } from '../support/e2e/test';
import {
  givenMember,
  givenProject,
  goodPassword,
  type GivenMember,
  type GivenProject,
} from '../support/given-project';

let project: GivenProject;
let admin: GivenMember;
let ravi: GivenMember;
let securityTab: string;

test.beforeEach(async () => {
  project = await givenProject();
  admin = await givenMember(project, 'ADMIN', { firstName: 'Asha', lastName: 'Rao' });
  ravi = await givenMember(project, 'MEMBER', { firstName: 'Ravi', lastName: 'Iyer' });
  securityTab = `/${project.slug}/users/${ravi.id}/security`;
});

test('an administrator signs a person out of one device, then of all, and it bites at once', async ({
  page,
  openBrowser,
}) => {
  test.slow();
  const phone = await openBrowser();
  await openAs(phone, ravi, { path: `/${project.slug}` });
  const laptop = await openBrowser();
  await openAs(laptop, ravi, { path: `/${project.slug}` });
  await openAs(page, admin, { path: securityTab });

  const devices = page.getByRole('list', { name: 'Signed-in devices' }).getByRole('listitem');
  await expect(devices).toHaveCount(2);
  await expect(devices.first()).toContainText('Chrome on Linux');
  await devices.first().getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('Ravi Iyer was signed out of Chrome on Linux')).toBeVisible();
  await expect(devices).toHaveCount(1);
  // The latest activity comes first: that was the laptop.
  await laptop.reload();
  await expect(laptop).toHaveURL(/\/sign-in\?/);
  await phone.reload();
  await expect(phone).toHaveURL(`/${project.slug}`);

  await page.getByRole('link', { name: 'Sign out all' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign out all' });
  await expect(dialog).toContainText('Signs them out of 1 device at once, in every project.');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Yes, sign out' }).click();
  await expect(page.getByText('Ravi Iyer was signed out everywhere')).toBeVisible();
  await expect(page.getByText('They are signed in nowhere at the moment.')).toBeVisible();
  await phone.reload();
  await expect(phone).toHaveURL(/\/sign-in\?/);
  await waitForMails(ravi.email, /You were signed out/, { count: 2 });
});

test('two-factor is reset with a reason; password alone then opens nothing but the way to a new one', async ({
  page,
  openBrowser,
}) => {
  // A code counts once, so the second one has to be waited for.
  test.slow();
  const victim = await openBrowser();
  await openAs(victim, ravi, { path: `/${project.slug}` });
  await openAs(page, admin, { path: securityTab });
  await page.getByRole('link', { name: 'Reset two-factor' }).click();
  const dialog = page.getByRole('dialog', { name: 'Reset two-factor' });
  await expect(dialog.getByText('Signs them out of 1 device at once.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Yes, Reset' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Say why.');
  await dialog.getByLabel('Reason').fill('Lost phone');
  await dialog.getByRole('button', { name: 'Yes, Reset' }).click();
  await expect(page.getByText('Two-factor authentication of Ravi Iyer was reset')).toBeVisible();
  await expect(page.getByText('Signed out of 1 device')).toBeVisible();
  await expect(page.getByText('Authenticator app removed')).toBeVisible();

  await victim.reload();
  await expect(victim).toHaveURL(/\/sign-in\?/);
  await enterPassword(victim, ravi.email, goodPassword);
  await expect(
    victim.getByRole('heading', { name: 'Set up two-factor authentication again' }),
  ).toBeVisible();
  const mail = await waitForMail(ravi.email, /two-factor authentication was reset/);
  expect(mail.text).toContain('Lost phone');
  const first = linkIn(mail, 'reset-two-factor');
  await victim.getByRole('button', { name: 'Send a new link' }).click();
  await expect(victim.getByText('We sent you a mail with a link')).toBeVisible();
  const second = linkIn(
    await waitForMail(ravi.email, /Reset your two-factor authentication/),
    'reset-two-factor',
  );
  await victim.goto(first);
  await expect(victim.getByText('This link no longer works')).toBeVisible();
  await victim.goto(second);
  const { totpSecret } = await enrolAuthenticator(victim);
  await victim.goto('/sign-in');
  await enterPassword(victim, ravi.email, goodPassword);
  await enterCode(victim, totpSecret);
  await expect(victim).toHaveURL(`/${project.slug}`);
});

test('a password reset that an administrator sends leads to a new password', async ({
  page,
  openBrowser,
}) => {
  await openAs(page, admin, { path: securityTab });
  await page.getByRole('button', { name: 'Send password reset' }).click();
  await expect(page.getByText(`Password reset sent to ${ravi.email}`)).toBeVisible();
  const mail = await waitForMail(ravi.email, /Reset your Rolecall password/);
  expect(mail.text).toContain('Asha Rao sent it to you');
  const person = await openBrowser();
  await person.goto(linkIn(mail, 'reset-password'));
  const password = 'violet harbour tractor mosaic';
  await person.getByLabel('New password', { exact: true }).fill(password);
  await person.getByLabel('Confirm new password').fill(password);
  await person.getByRole('button', { name: 'Set password' }).click();
  await enterPassword(person, ravi.email, password);
  await enterCode(person, ravi.totpSecret);
  await expect(person).toHaveURL(`/${project.slug}`);
});

test('an address changes when the new one confirms it, and both are told', async ({
  page,
  openBrowser,
}) => {
  const newEmail = `${randomUUID()}@example.org`;
  const victim = await openBrowser();
  await openAs(victim, ravi, { path: `/${project.slug}` });
  await openAs(page, admin, { path: `/${project.slug}/users/${ravi.id}` });
  await page.getByRole('button', { name: /More actions|Actions/ }).click();
  await page.getByRole('menuitem', { name: 'Update Email' }).click();
  const dialog = page.getByRole('dialog', { name: 'Update Email' });
  await dialog.getByLabel('New e-mail address').fill(admin.email);
  await dialog.getByRole('button', { name: 'Send confirmation' }).click();
  await expect(dialog.getByRole('alert')).toContainText('This address is in use already.');
  await dialog.getByLabel('New e-mail address').fill(newEmail);
  await dialog.getByRole('button', { name: 'Send confirmation' }).click();
  await expect(page.getByText(`${newEmail} was asked to confirm`)).toBeVisible();
  await expect(page.getByText('The e-mail address of Ravi Iyer is to change')).toBeVisible();
  await waitForMail(ravi.email, /address for Rolecall is to change/);
  await victim.reload();
  await expect(victim).toHaveURL(`/${project.slug}`);

  // Looking spends nothing, as the scanners of mail look.
  const link = linkIn(await waitForMail(newEmail, /Confirm your new e-mail/), 'confirm-email');
  expect((await page.request.get(link)).status()).toBe(200);
  const mailbox = await openBrowser();
  await mailbox.goto(link);
  await expect(mailbox.getByText(newEmail)).toBeVisible();
  await mailbox.getByRole('button', { name: 'Confirm' }).click();
  await expect(mailbox.getByText('Your new e-mail address is confirmed.')).toBeVisible();
  await expect(mailbox.getByLabel('E-mail', { exact: true })).toHaveValue(newEmail);
  await victim.reload();
  await expect(victim).toHaveURL(/\/sign-in\?/);
  await enterPassword(victim, ravi.email, goodPassword);
  await expect(alertOf(victim)).toContainText(signInFailed);
  await enterPassword(mailbox, newEmail, goodPassword);
  await enterCode(mailbox, ravi.totpSecret);
  await expect(mailbox).toHaveURL(`/${project.slug}`);
  await waitForMail(ravi.email, /address for Rolecall was changed/);
  await waitForMail(newEmail, /address for Rolecall was changed/);
  await mailbox.goto(link);
  await expect(mailbox.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
});

test('a change of address is taken back before it is confirmed', async ({ page, openBrowser }) => {
  const newEmail = `${randomUUID()}@example.org`;
  await openAs(page, admin, { path: `/${project.slug}/users?panel=update-email&user=${ravi.id}` });
  await page.getByLabel('New e-mail address').fill(newEmail);
  await page.getByRole('button', { name: 'Send confirmation' }).click();
  await expect(page.getByText(`${newEmail} was asked to confirm`)).toBeVisible();
  const link = linkIn(await waitForMail(newEmail, /Confirm your new e-mail/), 'confirm-email');
  await page.goto(`/${project.slug}/users/${ravi.id}`);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Change of e-mail address of Ravi Iyer cancelled')).toBeVisible();
  await expect(page.getByText('is to change')).toHaveCount(0);
  const mailbox = await openBrowser();
  await mailbox.goto(link);
  await expect(mailbox.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
});

test('one’s own tab leads to My Account', async ({ page }) => {
  await openAs(page, admin, { path: `/${project.slug}/users/${admin.id}/security` });
  await expect(page.getByText('This is your own account')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Reset two-factor' })).toHaveCount(0);
  await page.getByRole('main').getByRole('link', { name: 'My Account' }).click();
  await expect(page).toHaveURL('/account/security');
});

test('what next-auth cannot read is answered 400', async ({ request }) => {
  const post = (data: string) =>
    request.post('/api/auth/callback/ticket', {
      data,
      headers: { 'content-type': 'application/json' },
      maxRedirects: 0,
    });
  for (const data of ['{', 'null', '{"ticket":{}}', '{"callbackUrl":"nowhere"}']) {
    expect((await post(data)).status()).toBe(400);
  }
  expect((await request.get('/api/auth/session?callbackUrl=nowhere')).status()).toBe(400);
  expect((await post('{"ticket":"none"}')).status()).toBeLessThan(500);
});

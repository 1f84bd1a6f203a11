import { alertOf, expect, failedWith, test } from '../support/e2e/test';
import { enterCode, enterPassword, signIn, signInFailed, signOut } from '../support/e2e/sign-in';
import { givenMember, givenProject, goodPassword } from '../support/given-project';
import { givenRecoveryCodes } from '../support/e2e/given-recovery-codes';
import { nextCode } from '../support/e2e/authenticator';
import { userRow } from '../support/e2e/invite-panel';
import { waitForMail } from '../support/e2e/mailbox';
import { database } from '@/lib/platform/database';

test('a recovery code signs in once, and its owner is told by mail', async ({
  page,
  openBrowser,
}) => {
  const member = await givenMember(await givenProject());
  const [code = ''] = await givenRecoveryCodes(member.id);

  await page.goto('/sign-in');
  await enterPassword(page, member.email, goodPassword);
  await page.getByRole('link', { name: 'Use a recovery code' }).click();
  // As people type it: lower case, without the dashes.
  await page.getByLabel('Recovery code').fill(code.replaceAll('-', '').toLowerCase());
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
  const mail = await waitForMail(member.email, /recovery code/i);
  expect(mail.text).toContain('9');

  const other = await openBrowser();
  await other.goto('/sign-in');
  await enterPassword(other, member.email, goodPassword);
  await other.getByRole('link', { name: 'Use a recovery code' }).click();
  await other.getByLabel('Recovery code').fill(code);
  await other.getByRole('button', { name: 'Verify' }).click();
  await expect(alertOf(other)).toContainText('wrong or was used before');
});

test('an authenticator code signs in once', async ({ page, openBrowser }) => {
  const member = await givenMember(await givenProject());
  const code = await nextCode(member.totpSecret);
  const other = await openBrowser();
  for (const browser of [page, other]) {
    await browser.goto('/sign-in');
    await enterPassword(browser, member.email, goodPassword);
    await browser.getByLabel('Authentication code').fill(code);
  }
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
  await other.getByRole('button', { name: 'Verify' }).click();
  await expect(alertOf(other)).toContainText('The code did not work.');
  await expect(other.getByLabel('Authentication code')).toBeEmpty();
});

test('the failure that locks says nothing new, is mailed to the owner, and leaves open sessions alone', async ({
  page,
  openBrowser,
}) => {
  const member = await givenMember(await givenProject());
  await signIn(page, member);
  await database().user.update({ where: { id: member.id }, data: { passwordFailures: 9 } });

  const stranger = await openBrowser();
  await stranger.goto('/sign-in');
  await enterPassword(stranger, member.email, 'not the password at all');
  await expect(alertOf(stranger)).toContainText(signInFailed);
  const wrongWords = await alertOf(stranger).innerText();
  await waitForMail(member.email, /is locked/);

  await enterPassword(stranger, member.email, goodPassword);
  await expect(alertOf(stranger)).toContainText(signInFailed);
  expect(await withoutRequestId(alertOf(stranger).innerText())).toBe(
    await withoutRequestId(wrongWords),
  );

  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible();
});

async function withoutRequestId(text: string | Promise<string>): Promise<string> {
  return (await text).replace(/Request ID .*/s, '');
}

test('an unknown address and a wrong password read the same', async ({ page }) => {
  const member = await givenMember(await givenProject());
  const said: string[] = [];
  for (const email of [member.email, `nobody-${member.email}`]) {
    await page.goto('/sign-in');
    await enterPassword(page, email, 'not the password at all');
    await expect(alertOf(page)).toContainText(signInFailed);
    said.push(await withoutRequestId(alertOf(page).innerText()));
    await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue(email);
  }
  expect(said[0]).toBe(said[1]);
});

test('a cookie between password and second factor opens nothing', async ({ page }) => {
  const member = await givenMember(await givenProject());
  const path = `/${member.project.slug}/users`;
  await page.goto('/sign-in');
  await enterPassword(page, member.email, goodPassword);
  await expect(page.getByLabel('Authentication code')).toBeVisible();
  await page.goto(path);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await expect(page.getByText(member.email)).toHaveCount(0);
});

test('after sign-in a person stays on this site, whatever the address asked for', async ({
  page,
  baseURL,
}) => {
  const member = await givenMember(await givenProject());
  await page.goto(`/sign-in?next=${encodeURIComponent('//evil.example/x')}`);
  await enterPassword(page, member.email, goodPassword);
  await enterCode(page, member.totpSecret);
  await expect(page).not.toHaveURL(/\/sign-in/);
  expect(new URL(page.url()).origin).toBe(new URL(baseURL ?? '').origin);
});

test('after sign-out neither Back nor the old cookie shows anything', async ({ page }) => {
  const member = await givenMember(await givenProject());
  const path = `/${member.project.slug}/users`;
  await signIn(page, member);
  await expect(userRow(page, member.email)).toBeVisible();
  const cookies = await page.context().cookies();
  await signOut(page);
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByText(member.email)).toHaveCount(0);

  await page.context().addCookies(cookies);
  await page.goto(path);
  await expect(page).toHaveURL(/\/sign-in/);
});

test('another project’s address answers as one that does not exist', async ({
  page,
  allowConsoleError,
}) => {
  allowConsoleError(failedWith(404));
  const member = await givenMember(await givenProject());
  const foreign = await givenProject('Somebody else’s');
  await signIn(page, member);
  const response = await page.goto(`/${foreign.slug}/users`);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
});

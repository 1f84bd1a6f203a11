import { enrolAuthenticator, newPassword } from '../support/e2e/enrolment';
import { linkIn, mailsTo, waitForMail, waitForMails } from '../support/e2e/mailbox';
import { openAs } from '../support/e2e/open-as';
import { enterCode, enterPassword, signInFailed } from '../support/e2e/sign-in';
import { alertOf, expect, test } from '../support/e2e/test';
import { givenMember, givenProject, goodPassword } from '../support/given-project';

test('a forgotten password is set anew by mail, ends sessions, and still asks for the second factor', async ({
  page,
  openBrowser,
}) => {
  const member = await givenMember(await givenProject());
  const elsewhere = await openBrowser();
  await openAs(elsewhere, member);

  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot password' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Forgot password');
  await page.getByLabel('E-mail', { exact: true }).fill(member.email);
  await page.getByRole('button', { name: 'Send reset link' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Check your mail' })).toBeVisible();
  const mail = await waitForMail(member.email, /Reset your Rolecall password/);
  const link = linkIn(mail, 'reset-password');

  // A mail scanner opens it first.
  await (await openBrowser()).goto(link);
  await page.goto(link);
  await page.getByLabel('New password', { exact: true }).fill('short');
  await page.getByLabel('Confirm new password').fill('short');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(alertOf(page)).toContainText('12 characters');
  await page.getByLabel('New password', { exact: true }).fill(newPassword);
  await page.getByLabel('Confirm new password').fill(newPassword);
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByText('Your password was changed.')).toBeVisible();

  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await waitForMail(member.email, /password was changed/i);

  await enterPassword(page, member.email, goodPassword);
  await expect(alertOf(page)).toContainText(signInFailed);
  await enterPassword(page, member.email, newPassword);
  await enterCode(page, member.totpSecret);
  await expect(page).not.toHaveURL(/\/sign-in/);

  await elsewhere.goto(link);
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText(
    'This link no longer works',
  );
  await expect(elsewhere.getByRole('link', { name: 'Ask for a new link' })).toBeVisible();
});

test('forgot password says the same for an unknown address, and mails nobody', async ({ page }) => {
  const member = await givenMember(await givenProject());
  const unknown = `nobody-${member.email}`;
  const said: string[] = [];
  for (const email of [unknown, member.email]) {
    await page.goto('/forgot-password');
    await page.getByLabel('E-mail', { exact: true }).fill(email);
    await page.getByRole('button', { name: 'Send reset link' }).click();
    const answer = page.getByRole('status').filter({ hasText: 'Check your mail' });
    said.push(await answer.innerText());
  }
  expect(said[0]).toBe(said[1]);
  // The known address was asked for later and has its mail: the other would have, too.
  await waitForMail(member.email, /Reset your Rolecall password/);
  expect(await mailsTo(unknown)).toEqual([]);
});

test('only the newest reset link works', async ({ page }) => {
  const member = await givenMember(await givenProject());
  const subject = /Reset your Rolecall password/;
  const links: string[] = [];
  for (const count of [1, 2]) {
    await page.goto('/forgot-password');
    await page.getByLabel('E-mail', { exact: true }).fill(member.email);
    await page.getByRole('button', { name: 'Send reset link' }).click();
    const [newest] = await waitForMails(member.email, subject, { count });
    links.push(linkIn(newest!, 'reset-password'));
  }
  await page.goto(links[0]!);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link no longer works');
  await page.goto(links[1]!);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set a new password');
});

test('a lost authenticator is replaced by mail, after a right password only', async ({ page }) => {
  const member = await givenMember(await givenProject());
  await page.goto('/sign-in');
  await enterPassword(page, member.email, goodPassword);
  await page.getByRole('button', { name: 'Reset two-factor authentication' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'We sent you a mail' })).toBeVisible();
  const mail = await waitForMail(member.email, /Reset your two-factor/);
  const link = linkIn(mail, 'reset-two-factor');

  await page.goto(link);
  await page.getByLabel('Authentication code').fill('000000');
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(alertOf(page)).toContainText('The code did not work.');
  const { totpSecret, recoveryCodes } = await enrolAuthenticator(page);
  expect(totpSecret).not.toBe(member.totpSecret);
  expect(recoveryCodes).toHaveLength(10);
  await waitForMail(member.email, /two-factor authentication was changed/i);

  await page.goto(link);
  await expect(page.getByText('This link no longer works')).toBeVisible();

  await page.goto('/sign-in');
  await enterPassword(page, member.email, goodPassword);
  await enterCode(page, member.totpSecret);
  await expect(alertOf(page)).toContainText('The code did not work.');
  await enterCode(page, totpSecret);
  await expect(page).not.toHaveURL(/\/sign-in/);
});

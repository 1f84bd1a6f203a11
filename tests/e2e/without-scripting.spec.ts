import {
  choosePassword,
  enrolAuthenticator,
  newPassword,
  shownRecoveryCodes,
} from '../support/e2e/enrolment';
import { linkIn, waitForMail } from '../support/e2e/mailbox';
import { enterCode, enterPassword, signInFailed } from '../support/e2e/sign-in';
import { expect, test } from '../support/e2e/test';
import { givenInvitation } from '../support/given-invitation';
import { givenMember, givenProject, goodPassword } from '../support/given-project';

test.use({ javaScriptEnabled: false });

test('sign-in works by plain form posts, and tells failures', async ({ page }) => {
  const member = await givenMember(await givenProject());
  await page.goto('/sign-in');
  await enterPassword(page, member.email, 'not the password at all');
  await expect(page.getByText(signInFailed)).toBeVisible();
  await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue(member.email);
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  await enterPassword(page, member.email, goodPassword);
  await enterCode(page, member.totpSecret);
  await expect(page).not.toHaveURL(/\/sign-in/);
});

test('an invitation is accepted by plain form posts, recovery codes included', async ({ page }) => {
  const admin = await givenMember(await givenProject());
  const invitation = await givenInvitation(admin, new Date());
  await page.goto(`/invitation/${invitation.token}`);
  await choosePassword(page, 'short');
  await expect(page.getByText(/at least 12 characters/i).first()).toBeVisible();
  await choosePassword(page);
  await page.getByLabel('Authentication code').fill('000000');
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(page.getByText('The code did not work.')).toBeVisible();
  const { totpSecret } = await enrolAuthenticator(page);
  await shownRecoveryCodes(page);
  await page.getByRole('link', { name: 'Continue to sign in' }).click();
  await enterPassword(page, invitation.email, newPassword);
  await enterCode(page, totpSecret);
  await expect(page).not.toHaveURL(/\/sign-in/);
});

test('a password is reset by plain form posts', async ({ page }) => {
  const member = await givenMember(await givenProject());
  await page.goto('/forgot-password');
  await page.getByLabel('E-mail', { exact: true }).fill(member.email);
  await page.getByRole('button', { name: 'Send reset link' }).click();
  await expect(page.getByText('Check your mail')).toBeVisible();
  const mail = await waitForMail(member.email, /Reset your Rolecall password/);
  await page.goto(linkIn(mail, 'reset-password'));
  await page.getByLabel('New password', { exact: true }).fill(newPassword);
  await page.getByLabel('Confirm new password').fill(newPassword);
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByText('Your password was changed.')).toBeVisible();
});

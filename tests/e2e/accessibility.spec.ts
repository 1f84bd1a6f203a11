import { database } from '@/lib/platform/database';
import { expectAccessible } from '../support/e2e/accessibility';
import { choosePassword, enrolAuthenticator } from '../support/e2e/enrolment';
import { linkIn, waitForMail } from '../support/e2e/mailbox';
import { enterPassword } from '../support/e2e/sign-in';
import { alertOf, expect, failedWith, test } from '../support/e2e/test';
import { givenInvitation } from '../support/given-invitation';
import { givenMember, givenProject, goodPassword } from '../support/given-project';

test('sign-in, its failures and the code pages', async ({ page }) => {
  const member = await givenMember(await givenProject());
  await page.goto('/sign-in');
  await expectAccessible(page, 'Sign in');
  await enterPassword(page, member.email, 'not the password at all');
  await expect(alertOf(page)).toBeVisible();
  await expectAccessible(page, 'Sign in, refused');
  await enterPassword(page, member.email, goodPassword);
  await expect(page.getByLabel('Authentication code')).toBeVisible();
  await expectAccessible(page, 'Code');
  await page.getByRole('link', { name: 'Use a recovery code' }).click();
  await expect(page.getByLabel('Recovery code')).toBeVisible();
  await expectAccessible(page, 'Recovery code');
});

test('the steps of an invitation', async ({ page }) => {
  const admin = await givenMember(await givenProject());
  const { token } = await givenInvitation(admin, new Date());
  await page.goto(`/invitation/${token}`);
  await expectAccessible(page, 'Invitation, password');
  await choosePassword(page, 'short');
  await expect(alertOf(page)).toBeVisible();
  await expectAccessible(page, 'Invitation, password refused');
  await choosePassword(page);
  await expect(page.getByLabel('Authentication code')).toBeVisible();
  await expectAccessible(page, 'Invitation, two-factor');
  await enrolAuthenticator(page);
  await expectAccessible(page, 'Recovery codes');
  await page.reload();
  await expect(page.getByText('was accepted already')).toBeVisible();
  await expectAccessible(page, 'Invitation, used');

  const expired = await givenInvitation(admin, new Date());
  await database().invitation.update({
    where: { id: expired.id },
    data: { expiresAt: new Date(0) },
  });
  await page.goto(`/invitation/${expired.token}`);
  await expect(page.getByRole('button', { name: 'Ask for a new invitation' })).toBeVisible();
  await expectAccessible(page, 'Invitation, expired');
});

test('forgotten credentials, and pages that do not exist', async ({ page, allowConsoleError }) => {
  allowConsoleError(failedWith(404));
  const member = await givenMember(await givenProject());
  await page.goto('/forgot-password');
  await expectAccessible(page, 'Forgot password');
  await page.getByLabel('E-mail', { exact: true }).fill(member.email);
  await page.getByRole('button', { name: 'Send reset link' }).click();
  await expect(page.getByText('Check your mail')).toBeVisible();
  await expectAccessible(page, 'Forgot password, sent');
  const mail = await waitForMail(member.email, /Reset your Rolecall password/);
  await page.goto(linkIn(mail, 'reset-password'));
  await expectAccessible(page, 'New password');

  await page.goto('/reset-password/none');
  await expectAccessible(page, 'Reset link, dead');
  await page.goto('/reset-two-factor/none');
  await expectAccessible(page, 'Two-factor reset link, dead');
  await page.goto('/no/such/page');
  await expectAccessible(page, 'Not found');

  await page.goto('/sign-in');
  await enterPassword(page, member.email, goodPassword);
  await page.getByRole('button', { name: 'Reset two-factor authentication' }).click();
  const resetMail = await waitForMail(member.email, /Reset your two-factor/);
  await page.goto(linkIn(resetMail, 'reset-two-factor'));
  await expect(page.getByLabel('Authentication code')).toBeVisible();
  await expectAccessible(page, 'New authenticator');
});

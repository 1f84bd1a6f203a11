import { database } from '@/lib/platform/database';
import { expectAccessible } from '../support/e2e/accessibility';
import { choosePassword, enrolAuthenticator } from '../support/e2e/enrolment';
import { linkIn, waitForMail } from '../support/e2e/mailbox';
import { givenMembers } from '../support/e2e/given-members';
import { inviteButton, openInvitePanel, pasteAddresses } from '../support/e2e/invite-panel';
import { openAs } from '../support/e2e/open-as';
import { enterPassword } from '../support/e2e/sign-in';
import { alertOf, expect, failedWith, test } from '../support/e2e/test';
import { givenInvitation } from '../support/given-invitation';
import { givenMember, givenProject, goodPassword } from '../support/given-project';

// Many pages, each four times.
test.setTimeout(120_000);

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

test('the users list, empty, filtered and full, with a filter open', async ({ page }) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  await givenInvitation(admin, new Date());
  await givenMembers(project, 30);
  await openAs(page, admin);
  await expectAccessible(page, 'Users');
  // Looked at closer where fewer rows take less time.
  await page.goto(`/${project.slug}/users?q=${admin.email}`);
  await page.getByRole('button', { name: 'Status' }).click();
  await expect(page.getByRole('link', { name: 'Invited' })).toBeVisible();
  await expectAccessible(page, 'Users, status filter open');
  await page.getByRole('link', { name: 'Active' }).click();
  await expect(page).toHaveURL(/status=active/);
  await expectAccessible(page, 'Users, filtered');
});

test('the row menu, the empty list and the overview', async ({ page }) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  await givenInvitation(admin, new Date());
  await openAs(page, admin, { path: `/${project.slug}/users?status=invited` });
  await page.getByRole('button', { name: /^More actions/ }).click();
  await expect(page.getByRole('menuitem', { name: 'Resend invitation' })).toBeVisible();
  await expectAccessible(page, 'Users, row menu open');
  await page.goto(`/${project.slug}/users?q=nobody-at-all`);
  await expectAccessible(page, 'Users, no match');
  await page.goto(`/${project.slug}`);
  await expectAccessible(page, 'Overview');
});

test('the invite panel and what it refuses', async ({ page }) => {
  const admin = await givenMember(await givenProject());
  await openAs(page, admin);
  const panel = await openInvitePanel(page);
  await expectAccessible(page, 'Invite users');
  await pasteAddresses(panel, `not-an-address, ${admin.email}`);
  await inviteButton(panel).click();
  await expect(panel.getByText('2 rows could not be invited')).toBeVisible();
  await expectAccessible(page, 'Invite users, refused');
});

test('the details of users, and the dialogs about invitations', async ({ page }) => {
  const admin = await givenMember(await givenProject());
  const invited = await givenInvitation(admin, new Date());
  const users = `/${admin.project.slug}/users`;
  await openAs(page, admin, { path: `${users}/${admin.id}` });
  await expectAccessible(page, 'User, active');
  await page.goto(`${users}/${invited.userId}`);
  await page.getByRole('button', { name: 'Copy invitation link' }).click();
  await expect(page.getByLabel('Invitation link')).toBeVisible();
  await expectAccessible(page, 'User, invited');
  await page.getByRole('button', { name: 'Withdraw invitation' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page, 'Withdraw invitation');
});

test('pages for those who may not see more', async ({ page, allowConsoleError }) => {
  allowConsoleError(failedWith(404));
  const project = await givenProject();
  const member = await givenMember(project, 'MEMBER');
  await openAs(page, member, { path: `/${project.slug}` });
  await expectAccessible(page, 'Overview of a member');
  await page.goto(`/${project.slug}/users`);
  await expectAccessible(page, 'Users, not allowed');
  await page.goto(`/${project.slug}/no-such-page`);
  await expectAccessible(page, 'Not found within a project');
});

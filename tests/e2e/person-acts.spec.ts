import type { Page } from '@playwright/test';
import { database } from '@/lib/platform/database';
import { auditTrail } from '../support/audit-trail';
import { expectAccessible } from '../support/e2e/accessibility';
import {
  chooseFromMenu,
  inviteButton,
  openInvitePanel,
  userRow,
} from '../support/e2e/invite-panel';
import { waitForMail } from '../support/e2e/mailbox';
import { openAs } from '../support/e2e/open-as';
import { enterCode, enterPassword } from '../support/e2e/sign-in';
import { expect, test } from '../support/e2e/test';
import { givenMember, givenProject, goodPassword } from '../support/given-project';

const asha = { firstName: 'Asha', lastName: 'Rao' };
const mina = { firstName: 'Mina', lastName: 'Sato' };

async function givenTwo() {
  const project = await givenProject();
  const admin = await givenMember(project, 'ADMIN', asha);
  const victim = await givenMember(project, 'CREATOR', mina);
  return { project, admin, victim, details: `/${project.slug}/users/${victim.id}` };
}

const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });

test('the row menu offers what applies, in the order of its groups', async ({ page }) => {
  const { admin } = await givenTwo();
  await openAs(page, admin);
  await page.getByRole('button', { name: 'More actions for Mina Sato' }).click();
  await expect(page.getByRole('menuitem')).toHaveText([
    'View details',
    'Edit Role',
    'Update Access',
    'Grant Passcode',
    'Disable',
    'Lock Account',
    'Revoke User Access',
    'Update Email',
    'Delete User',
  ]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'More actions for Asha Rao' }).click();
  const refused = page.getByRole('menuitem', { name: 'Disable' });
  await expect(refused).toHaveAttribute('aria-disabled', 'true');
  await expect(refused).toContainText('You cannot disable your own account. Another Admin can.');
});

test('disabling bites on the next click of the person, who learns why only after both factors, and enabling lets them in as before', async ({
  page,
  openBrowser,
}) => {
  // Each code works once, and they enter two.
  test.setTimeout(150_000);
  const { project, admin, victim, details } = await givenTwo();
  const theirs = await openBrowser();
  await openAs(theirs, victim);
  await openAs(page, admin);

  await chooseFromMenu(page, 'Mina Sato', 'Disable');
  const asking = dialog(page, 'Disable User?');
  await expect(asking.getByText('Mina Sato')).toBeVisible();
  await expect(asking.getByText(victim.email)).toBeVisible();
  await expect(asking.getByText('Signs them out of 1 device at once.')).toBeVisible();
  await expect(asking.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expectAccessible(page, 'Disable User?');
  await page.keyboard.press('Escape');
  await expect(asking).toHaveCount(0);
  expect(await auditTrail(victim.id)).not.toContain('user.disabled');

  await chooseFromMenu(page, 'Mina Sato', 'Disable');
  await asking.getByRole('button', { name: 'Yes, Disable' }).click();
  await expect(page.getByText('Mina Sato was disabled')).toBeVisible();
  await expect(page.getByText('Signed out of 1 device')).toBeVisible();
  await expect(page).toHaveURL(`/${project.slug}/users`);
  await expect(userRow(page, 'Mina Sato')).toContainText('Disabled');

  await theirs.getByRole('link', { name: 'Overview' }).first().click();
  await expect(theirs).toHaveURL(/\/sign-in/);
  await enterPassword(theirs, victim.email, goodPassword);
  await enterCode(theirs, victim.totpSecret);
  await expect(
    theirs.getByText('This account is disabled. Ask an administrator of Acme.').first(),
  ).toBeVisible();
  await waitForMail(victim.email, /Your Rolecall account was disabled/);

  await page.goto(details);
  await expect(page.getByText('Mina Sato cannot sign in')).toBeVisible();
  await expect(page.getByText('The account is disabled.')).toBeVisible();
  await page.getByRole('link', { name: 'Enable Account' }).click();
  await dialog(page, 'Enable User?').getByRole('button', { name: 'Yes, Enable' }).click();
  await expect(page.getByText('Mina Sato was enabled')).toBeVisible();
  await expect(page.getByText('cannot sign in')).toHaveCount(0);
  await theirs.goto(`/${project.slug}/users`);
  await enterPassword(theirs, victim.email, goodPassword);
  await enterCode(theirs, victim.totpSecret);
  await expect(theirs).toHaveURL(`/${project.slug}/users`);
});

test('locking and unlocking from the details page', async ({ page, openBrowser }) => {
  const { project, admin, victim, details } = await givenTwo();
  const theirs = await openBrowser();
  await openAs(theirs, victim);
  await openAs(page, admin, { path: details });
  await page.getByRole('link', { name: 'Lock Account' }).click();
  await dialog(page, 'Lock Account').getByRole('button', { name: 'Yes, Lock' }).click();
  await expect(page.getByText('Mina Sato was locked')).toBeVisible();
  await expect(page.getByText('An administrator locked the account.')).toBeVisible();
  await theirs.goto(`/${project.slug}/users`);
  await expect(theirs).toHaveURL(/\/sign-in/);
  await page.getByRole('link', { name: 'Unlock Account' }).click();
  await dialog(page, 'Unlock Account').getByRole('button', { name: 'Yes, Unlock' }).click();
  await expect(page.getByText('User account unlocked successfully')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Lock Account' })).toBeVisible();
  await expect(page).not.toHaveURL(/panel=/);

  await database().user.update({
    where: { id: victim.id },
    data: { passwordFailures: 10, passwordLockedUntil: new Date(Date.now() + 600_000) },
  });
  await page.reload();
  await expect(page.getByText(/signing in by password is locked until/)).toBeVisible();
  await page.getByRole('link', { name: 'Unlock Account' }).click();
  await dialog(page, 'Unlock Account').getByRole('button', { name: 'Yes, Unlock' }).click();
  await expect(page.getByText('cannot sign in')).toHaveCount(0);
});

test('revoked access closes the project at once, and granting opens it with the roles as they were', async ({
  page,
  openBrowser,
  allowConsoleError,
}) => {
  allowConsoleError(/404/);
  const { project, admin, victim, details } = await givenTwo();
  const theirs = await openBrowser();
  await openAs(theirs, victim);
  await openAs(page, admin);
  await chooseFromMenu(page, 'Mina Sato', 'Revoke User Access');
  await dialog(page, 'Revoke User Access').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText('Mina Sato can no longer open this project')).toBeVisible();
  await expect(userRow(page, 'Mina Sato')).toContainText('Revoked');
  await theirs.reload();
  await expect(theirs).toHaveURL(/\/sign-in/);

  await page.goto(details);
  await expect(page.getByText(/No other project is left to them/)).toBeVisible();
  await page.getByRole('link', { name: 'Grant User Access' }).click();
  await dialog(page, 'Grant User Access').getByRole('button', { name: 'Grant' }).click();
  await expect(page.getByText('Mina Sato can open this project again')).toBeVisible();
  await page.goto(`/${project.slug}/users`);
  await expect(userRow(page, 'Mina Sato')).toContainText('Creator');
  await expect(userRow(page, 'Mina Sato')).toContainText('Active');
});

test('deleting from the details page leads back to the list, and the address can be invited anew', async ({
  page,
}) => {
  const { project, admin, victim, details } = await givenTwo();
  await openAs(page, admin, { path: details });
  await page.getByRole('link', { name: 'Delete', exact: true }).click();
  const asking = dialog(page, 'Delete User');
  await expect(asking.getByText(/The account goes too/)).toBeVisible();
  await asking.getByRole('button', { name: 'Yes, delete it' }).click();
  await expect(page).toHaveURL(`/${project.slug}/users`);
  await expect(page.getByText('Mina Sato was deleted')).toBeVisible();
  await expect(userRow(page, 'Mina Sato')).toHaveCount(0);
  expect(await auditTrail(victim.id)).toContain('user.deleted');
  await waitForMail(victim.email, /You were removed from Acme/);
  const inviting = await openInvitePanel(page);
  await inviting.getByLabel('E-mail').fill(victim.email);
  await inviteButton(inviting).click();
  await expect(userRow(page, victim.email)).toContainText('Invited');
});

test('nobody of another project is found by an act', async ({ page, allowConsoleError }) => {
  allowConsoleError(/404/);
  const { project, admin } = await givenTwo();
  const foreign = await givenMember(await givenProject('Elsewhere'), 'MEMBER');
  await openAs(page, admin);
  await page.goto(`/${project.slug}/users?panel=delete&user=${foreign.id}`);
  await expect(page.getByText(/does not exist|not found/i).first()).toBeVisible();
});

test.describe('without scripting', () => {
  test.use({ javaScriptEnabled: false });

  test('a user is disabled by a plain form post', async ({ page }) => {
    const { project, admin, victim } = await givenTwo();
    await openAs(page, admin);
    await page.goto(`/${project.slug}/users?panel=disable&user=${victim.id}`);
    await dialog(page, 'Disable User?').getByRole('button', { name: 'Yes, Disable' }).click();
    await expect(page).toHaveURL(`/${project.slug}/users`);
    await expect(userRow(page, 'Mina Sato')).toContainText('Disabled');
  });
});

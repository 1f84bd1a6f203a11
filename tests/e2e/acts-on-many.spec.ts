import type { Page } from '@playwright/test';
import { disableUser } from '@/lib/members/commands/person-acts';
import { database } from '@/lib/platform/database';
import { expectAccessible } from '../support/e2e/accessibility';
import { userRow } from '../support/e2e/invite-panel';
import { openAs } from '../support/e2e/open-as';
import { expect, test } from '../support/e2e/test';
import { contextFor, givenMember, givenProject, goodPassword } from '../support/given-project';

const select = (page: Page, name: string) =>
  page.getByRole('checkbox', { name: `Select ${name}` }).check();
const inBar = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Selection' }).getByRole('button', { name, exact: true });

async function givenPeople() {
  const project = await givenProject();
  const admin = await givenMember(project, 'ADMIN', { firstName: 'Asha', lastName: 'Rao' });
  const mina = await givenMember(project, 'MEMBER', { firstName: 'Mina', lastName: 'Sato' });
  const ravi = await givenMember(project, 'CREATOR', { firstName: 'Ravi', lastName: 'Iyer' });
  return { project, admin, mina, ravi };
}

test('selected users are disabled after a review, and the disabled ones enabled again', async ({
  page,
  openBrowser,
}) => {
  const { project, admin, ravi } = await givenPeople();
  const theirs = await openBrowser();
  await openAs(theirs, ravi);
  await openAs(page, admin);
  for (const name of ['Asha Rao', 'Mina Sato', 'Ravi Iyer']) await select(page, name);
  await expect(page.getByRole('region', { name: 'Selection' }).getByRole('button')).toHaveText([
    'Edit Roles',
    'Enable',
    'Disable',
    'Revoke User Access',
    'Resend invitation',
    'Delete User',
    'Clear selection',
  ]);
  await inBar(page, 'Disable').click();
  const panel = page.getByRole('dialog', { name: 'Disable Users?' });
  await expect(panel.getByText('2 users will be disabled')).toBeVisible();
  await expect(panel.getByText('Signs them out of 1 device at once.')).toBeVisible();
  await expect(panel.getByRole('list', { name: 'Left as they are' })).toContainText(
    'You cannot disable your own account. Another Admin can.Asha Rao',
  );
  await expect(panel.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expectAccessible(page, 'Disable Users?, review');
  await panel.getByRole('button', { name: 'Yes, Disable' }).click();
  await expect(panel.getByText('2 users disabled')).toBeVisible();
  await expect(panel.getByText('Signed out of 1 device')).toBeVisible();
  await panel.getByRole('button', { name: 'Close' }).last().click();
  await expect(userRow(page, 'Ravi Iyer')).toContainText('Disabled');
  await theirs.reload();
  await expect(theirs).toHaveURL(/\/sign-in/);

  await page.goto(`/${project.slug}/users?status=disabled`);
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  await inBar(page, 'Enable').click();
  const enabling = page.getByRole('dialog', { name: 'Enable Users?' });
  await enabling.getByRole('button', { name: 'Yes, Enable' }).click();
  await expect(enabling.getByText('2 users enabled')).toBeVisible();
});

test('what somebody changed in between is reviewed anew before it is done', async ({ page }) => {
  const { admin, mina } = await givenPeople();
  await openAs(page, admin);
  await select(page, 'Mina Sato');
  await select(page, 'Ravi Iyer');
  await inBar(page, 'Disable').click();
  const panel = page.getByRole('dialog', { name: 'Disable Users?' });
  await expect(panel.getByText('2 users will be disabled')).toBeVisible();
  await disableUser(contextFor(admin), { userId: mina.id });
  await panel.getByRole('button', { name: 'Yes, Disable' }).click();
  await expect(panel.getByText('Something changed since you reviewed this')).toBeVisible();
  await expect(panel.getByText('1 user will be disabled')).toBeVisible();
  await panel.getByRole('button', { name: 'Yes, Disable' }).click();
  await expect(panel.getByText('1 user disabled')).toBeVisible();
});

test('many are deleted only after a fresh proof of who is there', async ({ page }) => {
  const { admin, mina, ravi } = await givenPeople();
  await openAs(page, admin);
  await database().session.updateMany({
    where: { userId: admin.id },
    data: { authenticatedAt: new Date(Date.now() - 11 * 60_000) },
  });
  await select(page, 'Mina Sato');
  await select(page, 'Ravi Iyer');
  await inBar(page, 'Delete User').click();
  const panel = page.getByRole('dialog', { name: 'Delete Users' });
  await expect(panel.getByText('2 accounts will go too')).toBeVisible();
  await panel.getByRole('button', { name: 'Yes, delete them' }).click();
  const confirming = page.getByRole('dialog', { name: 'Confirm that it is you' });
  await expect(confirming).toBeVisible();
  expect(await database().user.count({ where: { id: { in: [mina.id, ravi.id] } } })).toBe(2);
  await confirming.getByLabel('Password', { exact: true }).fill(goodPassword);
  await confirming.getByRole('button', { name: 'Confirm' }).click();
  await expect(panel.getByText('2 users deleted')).toBeVisible();
  expect(await database().user.count({ where: { id: { in: [mina.id, ravi.id] } } })).toBe(0);
});

test.describe('without scripting', () => {
  test.use({ javaScriptEnabled: false });

  test('access of selected users is revoked by plain form posts', async ({ page }) => {
    const { admin } = await givenPeople();
    await openAs(page, admin);
    await select(page, 'Mina Sato');
    await page.getByRole('button', { name: 'Revoke User Access' }).click();
    const panel = page.getByRole('dialog', { name: 'Revoke User Access' });
    await panel.getByRole('button', { name: 'Continue' }).click();
    await expect(panel.getByText('The access of 1 user will be revoked')).toBeVisible();
    await panel.getByRole('button', { name: 'Revoke', exact: true }).click();
    await expect(panel.getByText('The access of 1 user was revoked')).toBeVisible();
  });
});

import type { Locator, Page } from '@playwright/test';
import { changeRoles } from '@/lib/members/commands/change-roles';
import { expectAccessible } from '../support/e2e/accessibility';
import { givenMembers } from '../support/e2e/given-members';
import { userRow } from '../support/e2e/invite-panel';
import { openAs } from '../support/e2e/open-as';
import { expect, test } from '../support/e2e/test';
import { givenOverrides, givenRole } from '../support/given-access';
import { auditTrail } from '../support/audit-trail';
import { contextFor, givenMember, givenProject } from '../support/given-project';

const panelOf = (page: Page) => page.getByRole('dialog', { name: 'Edit Roles' });
const assign = (panel: Locator, role: string) =>
  panel.getByRole('group', { name: 'Assign roles', exact: true }).getByLabel(role).check();
const unassign = (panel: Locator, role: string) =>
  panel.getByRole('group', { name: 'Unassign roles' }).getByLabel(role).check();
const select = (page: Page, name: string) =>
  page.getByRole('checkbox', { name: `Select ${name}` }).check();

test('roles of selected users are assigned and unassigned, after a review', async ({ page }) => {
  const project = await givenProject();
  const admin = await givenMember(project, 'ADMIN', { firstName: 'Asha', lastName: 'Rao' });
  const ravi = await givenMember(project, 'CREATOR', { firstName: 'Ravi', lastName: 'Iyer' });
  await givenMember(project, 'MEMBER', { firstName: 'Mina', lastName: 'Sato' });
  await givenRole(project, 'Refund desk', { 'payments.refunds': 'READ_WRITE' });
  await openAs(page, admin);

  await select(page, 'Asha Rao');
  await select(page, 'Mina Sato');
  await select(page, 'Ravi Iyer');
  const bar = page.getByRole('region', { name: 'Selection' });
  await expect(bar.getByText('3 selected')).toBeVisible();
  await bar.getByRole('button', { name: 'Edit Roles' }).click();
  const panel = panelOf(page);
  await panel.getByRole('button', { name: 'Continue' }).click();
  await expect(panel.getByText('Choose at least one role').first()).toBeVisible();
  await assign(panel, 'Refund desk');
  await unassign(panel, 'Creator');
  await panel.getByRole('button', { name: 'Continue' }).click();

  const changes = panel.getByRole('list', { name: 'Changes' }).getByRole('listitem');
  await expect(panel.getByText('The roles of 2 users will change')).toBeVisible();
  await expect(changes.filter({ hasText: '1 user: Member → Member, Refund desk' })).toContainText(
    'Refunds (Payments): Read → Read write',
  );
  await expect(changes.filter({ hasText: '1 user: Creator → Refund desk' })).toContainText(
    'Ravi Iyer',
  );
  await expect(panel.getByRole('list', { name: 'Left as they are' })).toContainText(
    'You cannot change your own access. Another Admin can.Asha Rao',
  );
  expect(await auditTrail(ravi.id)).toEqual([]);
  await expectAccessible(page, 'Edit Roles, review');

  await panel.getByRole('button', { name: 'Back' }).click();
  await expect(
    panel.getByRole('group', { name: 'Assign roles', exact: true }).getByLabel('Refund desk'),
  ).toBeChecked();
  await panel.getByRole('button', { name: 'Continue' }).click();
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByText('The roles of 2 users were changed')).toBeVisible();
  await expect(panel.getByRole('list', { name: 'Left as they were' })).toContainText('Asha Rao');
  await panel.getByRole('button', { name: 'Close' }).last().click();
  await expect(panel).toHaveCount(0);
  await expect(userRow(page, 'Ravi Iyer')).toContainText('Refund desk');
  await expect(userRow(page, 'Mina Sato')).toContainText('Member, Refund desk');
  await expect(bar).toHaveCount(0);
  expect(await auditTrail(ravi.id)).toEqual(['user.roles_changed']);
});

test('all that match a filter are changed, and the selection outlives pages, Back and reload', async ({
  page,
}) => {
  const project = await givenProject();
  const admin = await givenMember(project, 'ADMIN', { firstName: 'Zoe', lastName: 'Admin' });
  await givenMembers(project, 30);
  await openAs(page, admin, { path: `/${project.slug}/users?role=${project.roleIds.MEMBER}` });

  await select(page, 'Person 002');
  await page.getByRole('link', { name: 'Next' }).click();
  await select(page, 'Person 030');
  await expect(page.getByText('2 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Edit Roles' }).click();
  await expect(panelOf(page).getByText('2 users selected')).toBeVisible();
  await page.reload();
  await expect(panelOf(page).getByText('2 users selected')).toBeVisible();
  await page.goBack();
  await expect(panelOf(page)).toHaveCount(0);
  await page.getByRole('link', { name: 'Previous' }).click();
  await expect(userRow(page, 'Person 001')).toBeVisible();

  const all = page.getByRole('checkbox', { name: 'Select all on this page' });
  await all.check();
  await page.getByRole('button', { name: 'Select all 30 that match' }).click();
  await expect(page.getByText('All 30 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Edit Roles' }).click();
  const panel = panelOf(page);
  await assign(panel, 'Creator');
  await panel.getByRole('button', { name: 'Continue' }).click();
  await expect(panel.getByText('30 users: Member → Creator')).toBeVisible();
  await expect(panel.getByText(/Person 020 and 10 more/)).toBeVisible();
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByText(/Person 029 and Person 030/)).toBeVisible();
  await panel.getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByText('No user matches')).toBeVisible();
});

test('what somebody changed in between is reviewed anew before it is saved', async ({ page }) => {
  const project = await givenProject();
  const admin = await givenMember(project, 'ADMIN', { firstName: 'Asha', lastName: 'Rao' });
  const other = await givenMember(project, 'ADMIN', { firstName: 'Zoe', lastName: 'Other' });
  const mina = await givenMember(project, 'MEMBER', { firstName: 'Mina', lastName: 'Sato' });
  await openAs(page, admin);
  await select(page, 'Mina Sato');
  await page.getByRole('button', { name: 'Edit Roles' }).click();
  const panel = panelOf(page);
  await assign(panel, 'Creator');
  await panel.getByRole('button', { name: 'Continue' }).click();
  await expect(panel.getByText('1 user: Member → Creator')).toBeVisible();

  await changeRoles(contextFor(other), {
    userId: mina.id,
    roles: [project.roleIds.APPROVER],
    roleEndsAt: {},
  });
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByText('Something changed since you reviewed this')).toBeVisible();
  await expect(panel.getByText('Nobody’s roles would change')).toBeVisible();
  await expect(panel.getByText(/They keep Approver, which ranks above Creator/)).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Save' })).toHaveCount(0);
  await panel.getByRole('button', { name: 'Back' }).click();
  await unassign(panel, 'Approver');
  await panel.getByRole('button', { name: 'Continue' }).click();
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByText('The roles of 1 user were changed')).toBeVisible();
});

test('who can read and who can write a module is asked by a filter', async ({ page }) => {
  const project = await givenProject();
  const admin = await givenMember(project, 'ADMIN', { firstName: 'Asha', lastName: 'Rao' });
  const mina = await givenMember(project, 'MEMBER', { firstName: 'Mina', lastName: 'Sato' });
  const ravi = await givenMember(project, 'CREATOR', { firstName: 'Ravi', lastName: 'Iyer' });
  await givenOverrides(mina, { payments: 'READ_WRITE' });
  await givenOverrides(ravi, { 'payments.refunds': 'NONE' });
  await openAs(page, admin);
  await page.getByRole('button', { name: 'Access' }).click();
  await page.getByLabel('Module').selectOption({ label: 'Refunds (Payments)' });
  await page.getByRole('radio', { name: 'Can write' }).check();
  await page.getByRole('button', { name: 'Show who has access' }).click();
  await expect(page).toHaveURL(/module=payments\.refunds&level=READ_WRITE/);
  const people = page.getByRole('table', { name: 'Users' }).getByRole('rowheader');
  await expect(people).toHaveCount(2);
  await expect(userRow(page, 'Mina Sato')).toBeVisible();
  await page.getByRole('link', { name: /Remove filter Access: can write Refunds/ }).click();
  await expect(people).toHaveCount(3);

  await page.goto(`/${project.slug}/settings/modules/payments.refunds`);
  const writers = page.getByRole('table', { name: 'Who can write' });
  await expect(writers.getByRole('row', { name: 'Mina Sato' })).toContainText(
    'Override on Payments',
  );
  await expect(writers.getByRole('row', { name: 'Asha Rao' })).toContainText('Role Admin');
  await expect(page.getByText('Ravi Iyer')).toHaveCount(0);
  await expectAccessible(page, 'Module');
});

test('readers of users select nobody', async ({ page }) => {
  const project = await givenProject();
  await givenMember(project, 'ADMIN', { firstName: 'Asha', lastName: 'Rao' });
  const approver = await givenMember(project, 'APPROVER');
  await openAs(page, approver, { path: `/${project.slug}/users?panel=edit-roles&users=all` });
  await expect(userRow(page, 'Asha Rao')).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await expect(panelOf(page)).toHaveCount(0);
});

test.describe('without scripting', () => {
  test.use({ javaScriptEnabled: false });

  test('roles of selected users are changed by plain form posts', async ({ page }) => {
    const project = await givenProject();
    const admin = await givenMember(project, 'ADMIN', { firstName: 'Asha', lastName: 'Rao' });
    await givenMember(project, 'MEMBER', { firstName: 'Mina', lastName: 'Sato' });
    await openAs(page, admin);
    await select(page, 'Mina Sato');
    await page.getByRole('button', { name: 'Edit Roles' }).click();
    const panel = panelOf(page);
    await assign(panel, 'Creator');
    await panel.getByRole('button', { name: 'Continue' }).click();
    await expect(panel.getByText('1 user: Member → Creator')).toBeVisible();
    await panel.getByRole('button', { name: 'Save' }).click();
    await expect(panel.getByText('The roles of 1 user were changed')).toBeVisible();
  });
});

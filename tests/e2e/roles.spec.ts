import type { Page } from '@playwright/test';
import { assignRole, givenOverrides, givenRole } from '../support/given-access';
import { expectAccessible } from '../support/e2e/accessibility';
import { openAs } from '../support/e2e/open-as';
import { alertOf, expect, test } from '../support/e2e/test';
import { givenMember, givenProject } from '../support/given-project';

// Some of it is checked for accessibility, in two widths and two schemes.
test.setTimeout(120_000);

const level = (page: Page, module: string, name: string) =>
  page.getByRole('group', { name: module, exact: true }).getByRole('radio', { name, exact: true });

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('a role is created, cloned and looked at', async ({ page }) => {
  const project = await givenProject();
  await openAs(page, await givenMember(project), { path: `/${project.slug}/roles` });
  const table = page.getByRole('table', { name: 'Roles' });
  await expect(table.getByRole('row', { name: /^Admin System 400 1/ })).toBeVisible();
  await page.getByRole('link', { name: 'Create a New Role' }).click();

  await page.getByLabel('Name', { exact: true }).fill('Member');
  // A module's choice fills its sub-modules; one of them then differs.
  await level(page, 'Payments', 'Read').check();
  await expect(level(page, 'Orders', 'Read')).toBeChecked();
  const filter = page.getByRole('searchbox', { name: 'Filter modules' });
  await filter.fill('refund');
  await expect(page.getByRole('group', { name: 'Orders' })).toBeHidden();
  await level(page, 'Refunds', 'Read write').check();
  await expect(page.getByText('Mixed')).toBeVisible();
  // Enter searches, and does not send the form.
  await filter.press('Enter');
  await press(page, 'Create Role');
  await expect(alertOf(page)).toContainText('There is a role named Member already.');
  await expect(level(page, 'Refunds', 'Read write')).toBeChecked();
  await page.getByLabel('Name', { exact: true }).fill('Finance');
  await press(page, 'Create Role');

  await expect(page.getByText('Role Finance created')).toBeVisible();
  const gives = page.getByRole('table', { name: 'What Finance gives' });
  await expect(gives.getByRole('row', { name: 'Orders Read', exact: true })).toBeVisible();
  await expect(gives.getByRole('row', { name: 'Refunds Read write' })).toBeVisible();
  await expect(gives.getByRole('row', { name: 'Analytics No access' })).toBeVisible();
  await expect(page.getByText('Nobody has this role now.')).toBeVisible();

  await page.getByRole('link', { name: 'Clone' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Copy of Finance');
  await expect(level(page, 'Refunds', 'Read write')).toBeChecked();
  await press(page, 'Create Role');
  await expect(page.getByRole('heading', { name: 'Copy of Finance' })).toBeVisible();
});

test('an edit shows who gains and loses what, and takes effect on their next click', async ({
  page,
  openBrowser,
}) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  const role = await givenRole(project, 'Helpers', { users: 'READ' });
  const ravi = await givenMember(project, 'MEMBER', { firstName: 'Ravi', lastName: 'Iyer' });
  await assignRole(ravi, role);
  const theirs = await openBrowser();
  await openAs(theirs, ravi);
  await expect(theirs.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible();

  await openAs(page, admin, { path: `/${project.slug}/roles/${role}` });
  await expect(page.getByRole('link', { name: 'Ravi Iyer' })).toBeVisible();
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await level(page, 'Users', 'No access').check();
  await level(page, 'Audit Log', 'Read').check();
  await press(page, 'Continue');
  await expect(page.getByRole('heading', { name: 'Review' })).toBeFocused();
  const affected = page.getByRole('region', { name: /^Who gains or loses access/ });
  await expect(affected).toContainText('Ravi Iyer');
  await expect(affected).toContainText('Users: Read → No access');
  await expectAccessible(page, 'Review of a role');
  // Nothing is saved yet, and going back keeps what was chosen.
  await press(page, 'Back');
  await expect(level(page, 'Audit Log', 'Read')).toBeChecked();
  await press(page, 'Continue');
  await expect(affected).toContainText('Ravi Iyer');

  // Somebody else gets the role meanwhile: what is saved is what was reviewed.
  const mina = await givenMember(project, 'MEMBER', { firstName: 'Mina', lastName: 'Shah' });
  await assignRole(mina, role);
  await expect(affected).not.toContainText('Mina Shah');
  await press(page, 'Save');
  await expect(page.getByText('Something changed since you reviewed this')).toBeVisible();
  await expect(affected).toContainText('Mina Shah');
  await theirs.reload();
  await expect(theirs.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible();
  await press(page, 'Save');
  await expect(page.getByText('Role Helpers saved')).toBeVisible();

  await theirs.getByRole('searchbox').fill('somebody');
  await expect(theirs.getByText('You may not see this page')).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByText('You may not see this page')).toBeVisible();
  await expect(theirs.getByRole('link', { name: 'Users', exact: true })).toHaveCount(0);
});

test('a second tab that saves later sees what the first changed, with its own choice kept', async ({
  page,
  context,
}) => {
  const project = await givenProject();
  const role = await givenRole(project, 'Helpers', { users: 'READ' });
  await openAs(page, await givenMember(project), { path: `/${project.slug}/roles/${role}/edit` });
  const second = await context.newPage();
  await second.goto(page.url());
  await level(page, 'Users', 'No access').check();
  await press(page, 'Continue');
  await press(page, 'Save');
  await expect(page.getByText('Role Helpers saved')).toBeVisible();

  await level(second, 'Analytics', 'Read').check();
  await press(second, 'Continue');
  await expect(second.getByText('Users (users): Read → No access')).toBeVisible();
  await expect(level(second, 'Analytics', 'Read')).toBeChecked();
  await press(second, 'Continue');
  await expect(second.getByText('Users: No access → Read')).toBeVisible();
  await press(second, 'Save');
  await expect(second.getByText('Role Helpers saved')).toBeVisible();
  await expect(second.getByRole('row', { name: 'Users Read', exact: true })).toBeVisible();
});

test('a role that goes names its holders, and gives them another one', async ({ page }) => {
  const project = await givenProject();
  const role = await givenRole(project, 'Helpers', { 'payments.refunds': 'READ_WRITE' });
  await givenRole(project, 'Support', { audit: 'READ' });
  const ravi = await givenMember(project, 'MEMBER', { firstName: 'Ravi', lastName: 'Iyer' });
  await assignRole(ravi, role);
  await openAs(page, await givenMember(project), { path: `/${project.slug}/roles` });
  await page.getByRole('button', { name: 'More actions for Helpers' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();

  const dialog = page.getByRole('dialog', { name: 'Delete Helpers?' });
  await expect(dialog).toContainText('1 user holds this role');
  await expect(dialog).toContainText('Ravi Iyer');
  await expectAccessible(page, 'Delete a role');
  await dialog.getByLabel('Role they get instead').selectOption({ label: 'Support' });
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog).toContainText('1 user loses Helpers and gets Support');
  await expect(dialog).toContainText('Refunds (Payments): Read write → Read');
  await expect(dialog).toContainText('Audit Log: No access → Read');
  await expectAccessible(page, 'Review of a deletion');
  await dialog.getByRole('button', { name: 'Yes, delete it' }).click();
  await expect(page.getByText('Role Helpers deleted')).toBeVisible();
  await expect(page.getByRole('row', { name: /^Support Custom — 1/ })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Helpers', exact: true })).toHaveCount(0);
});

test('system roles are fixed, and nobody gives more than they have', async ({ page }) => {
  const project = await givenProject();
  await givenMember(project);
  const manager = await givenMember(project, 'MEMBER', { lastName: 'Manager' });
  await givenOverrides(manager, { roles: 'READ_WRITE' });
  const { APPROVER } = project.roleIds;
  await openAs(page, manager, { path: `/${project.slug}/roles` });
  await page.getByRole('button', { name: 'More actions for Approver' }).click();
  for (const name of ['Edit', 'Delete']) {
    const item = page.getByRole('menuitem', { name });
    await expect(item).toBeDisabled();
    await expect(item).toHaveAccessibleDescription(/System roles are fixed/);
  }
  await page.getByRole('menuitem', { name: 'Clone' }).click();
  await expect(page.getByText('Not all of it could be taken over')).toBeVisible();
  await expect(level(page, 'Payments', 'Read')).toBeChecked();
  await expect(level(page, 'Payments', 'Read write')).toBeDisabled();
  await expect(page.getByRole('group', { name: 'Payments' })).toHaveAccessibleDescription(
    'Your own level is Read',
  );
  await press(page, 'Create Role');
  await expect(page.getByText('Role Copy of Approver created')).toBeVisible();

  await page.goto(`/${project.slug}/roles/${APPROVER}/edit`);
  await expect(page.getByText('You may not change this role')).toBeVisible();
  await page.goto(`/${project.slug}/roles/${APPROVER}?panel=delete`);
  await expect(page.getByRole('button', { name: 'Delete' })).toBeDisabled();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // Not allowed to read users, they learn how many hold it.
  await expect(page.getByRole('link', { name: 'Users', exact: true })).toHaveCount(0);
});

test.describe('without scripting', () => {
  test.use({ javaScriptEnabled: false });

  test('a role is edited and deleted by plain form posts', async ({ page }) => {
    const project = await givenProject();
    const role = await givenRole(project, 'Helpers', { users: 'READ' });
    const ravi = await givenMember(project, 'MEMBER', { firstName: 'Ravi', lastName: 'Iyer' });
    await assignRole(ravi, role);
    await openAs(page, await givenMember(project), { path: `/${project.slug}/roles/${role}/edit` });
    await page.getByLabel('Name', { exact: true }).fill('Supporters');
    await level(page, 'Audit Log', 'Read').check();
    await press(page, 'Continue');
    await expect(page.getByText('Name: Helpers → Supporters')).toBeVisible();
    await expect(page.getByText('Ravi Iyer')).toBeVisible();
    await press(page, 'Save');
    await expect(page.getByRole('heading', { level: 1, name: 'Supporters' })).toBeVisible();
    await expect(page.getByRole('row', { name: 'Audit Log Read', exact: true })).toBeVisible();
    await expect(page.getByRole('row', { name: 'Users Read', exact: true })).toBeVisible();
    await page.getByRole('link', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await press(page, 'Yes, delete it');
    await expect(page.getByRole('heading', { level: 1, name: 'Roles' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Supporters' })).toHaveCount(0);
  });
});

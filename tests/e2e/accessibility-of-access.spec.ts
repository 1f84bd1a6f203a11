import { givenOverrides, givenRole, givenScopeItem } from '../support/given-access';
import { expectAccessible } from '../support/e2e/accessibility';
import { openAs } from '../support/e2e/open-as';
import { expect, test } from '../support/e2e/test';
import { givenMember, givenProject } from '../support/given-project';

// Each page is checked in two widths and two schemes, which takes its time.
test.setTimeout(150_000);

test('the access of a user, and the forms that change it', async ({ page }) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  const ravi = await givenMember(project, 'MEMBER', { firstName: 'Ravi', lastName: 'Iyer' });
  await givenOverrides(ravi, { payments: 'NONE' });
  await givenScopeItem(project, 'PRODUCT', 'shop-eu');
  const here = `/${project.slug}/users/${ravi.id}`;
  await openAs(page, admin, { path: `${here}/access` });
  await expectAccessible(page, 'Access');
  await page.goto(`${here}/access?panel=edit-role`);
  const panel = page.getByRole('dialog', { name: 'Edit Role' });
  await panel.getByRole('checkbox', { name: 'Approver' }).check();
  await expect(panel.getByText('Only Approver will be kept')).toBeVisible();
  await expectAccessible(page, 'Edit Role');
  await page.goto(`${here}/update-access`);
  await page.getByLabel('Only these products').check();
  await expectAccessible(page, 'Update Access');
  await page.goto(`/${project.slug}/users/${admin.id}`);
  await expectAccessible(page, 'User, oneself');
});

test('roles', async ({ page }) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  const role = await givenRole(project, 'Finance', { 'payments.refunds': 'READ_WRITE' });
  const home = `/${project.slug}`;
  await openAs(page, admin, { path: `${home}/roles` });
  await expectAccessible(page, 'Roles');
  for (const [path, name] of [
    [`/roles/${role}`, 'A role'],
    ['/roles/new', 'Create a New Role'],
    [`/roles/${role}/edit`, 'Edit a role'],
  ] as const) {
    await page.goto(home + path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page, name);
  }
});

test('settings', async ({ page }) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  await givenScopeItem(project, 'PRODUCT', 'shop-eu');
  const settings = `/${project.slug}/settings`;
  await openAs(page, admin, { path: `${settings}/modules` });
  await expectAccessible(page, 'Modules');
  await page.goto(`${settings}/products`);
  await expectAccessible(page, 'Products & Gateways');
});

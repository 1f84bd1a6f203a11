import { givenOverrides, givenScopeItem } from '../support/given-access';
import { chooseFromMenu } from '../support/e2e/invite-panel';
import { openAs } from '../support/e2e/open-as';
import { expect, test } from '../support/e2e/test';
import { givenMember, givenProject } from '../support/given-project';

test('overrides and scopes are set, explained, and taken back', async ({ page }) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  await givenMember(project, 'MEMBER', { firstName: 'Ravi', lastName: 'Iyer' });
  await givenScopeItem(project, 'PRODUCT', 'shop-eu');
  await givenScopeItem(project, 'PRODUCT', 'shop-us');
  await openAs(page, admin);
  await chooseFromMenu(page, 'Ravi Iyer', 'Update Access');
  await expect(page.getByRole('heading', { name: 'Update Access' })).toBeVisible();

  const level = (module: string, name: string) =>
    page
      .getByRole('group', { name: module, exact: true })
      .getByRole('radio', { name, exact: true });
  await expect(level('Payments', 'From roles')).toBeChecked();
  // A module's choice fills its sub-modules; one of them then differs.
  await level('Payments', 'No access').check();
  await expect(level('Settlements', 'No access')).toBeChecked();
  await level('Refunds', 'Read write').check();
  await expect(page.getByText('Mixed')).toBeVisible();
  await page.getByLabel('Only these products').check();
  await page.getByLabel(/shop-eu/).check();
  await page.getByRole('button', { name: 'Update', exact: true }).click();

  await expect(page.getByText('User access updated successfully')).toBeVisible();
  const row = (name: string) => page.getByRole('row', { name });
  await expect(row('Refunds')).toContainText('Read write');
  await expect(row('Refunds')).toContainText('Override on Refunds');
  await expect(row('Orders')).toContainText('No access');
  await expect(row('Orders')).toContainText('Override on Payments');
  await expect(row('Reports')).toContainText('Role Member');
  await expect(page.getByText('shop-eu', { exact: true })).toBeVisible();
  await expect(page.getByText('shop-us', { exact: true })).toHaveCount(0);

  // What the product would be answered.
  const check = page.getByRole('form', { name: 'Check access' });
  await check.getByLabel('Module').selectOption({ label: 'Payments › Refunds' });
  await check.getByLabel('Level').selectOption({ label: 'Read write' });
  await check.getByLabel('Product ID').selectOption('shop-us');
  await check.getByRole('button', { name: 'Check' }).click();
  await expect(check.getByText('Denied: The product is outside their scope.')).toBeVisible();
  await check.getByLabel('Product ID').selectOption('shop-eu');
  await check.getByRole('button', { name: 'Check' }).click();
  await expect(check.getByText('Allowed: Override on Refunds.')).toBeVisible();

  await page.getByRole('link', { name: 'Update Access' }).click();
  await expect(level('Payments', 'No access')).toBeChecked();
  await expect(level('Refunds', 'Read write')).toBeChecked();
  await expect(page.getByLabel(/shop-eu/)).toBeChecked();
  await level('Payments', 'From roles').check();
  await page.getByLabel('All products').check();
  await page.getByRole('button', { name: 'Update', exact: true }).click();
  await expect(page.getByText('User access updated successfully')).toBeVisible();
  await expect(row('Refunds')).toContainText('Role Member');
  await expect(page.getByText('All products')).toBeVisible();
});

test('a second tab that saves later sees what the first changed, with its own choice kept', async ({
  page,
  context,
}) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  const ravi = await givenMember(project, 'MEMBER', { firstName: 'Ravi', lastName: 'Iyer' });
  await givenOverrides(ravi, { engagement: 'NONE' });
  await openAs(page, admin, { path: `/${project.slug}/users/${ravi.id}/update-access` });
  const second = await context.newPage();
  await second.goto(page.url());
  const choose = async (tab: typeof page, module: string, name: string) => {
    const group = tab.getByRole('group', { name: module, exact: true });
    await group.getByRole('radio', { name, exact: true }).check();
    await tab.getByRole('button', { name: 'Update', exact: true }).click();
  };
  await choose(page, 'Analytics', 'Read write');
  await expect(page.getByText('User access updated successfully')).toBeVisible();
  await choose(second, 'Reports', 'No access');
  await expect(second.getByText('Analytics (analytics): not set → Read write')).toBeVisible();
  const reports = second.getByRole('group', { name: 'Reports', exact: true });
  await expect(reports.getByRole('radio', { name: 'No access' })).toBeChecked();
  await second.getByRole('button', { name: 'Update', exact: true }).click();
  await expect(second.getByText('User access updated successfully')).toBeVisible();
  await expect(second.getByRole('row', { name: 'Reports' })).toContainText('Override on Reports');
  await expect(second.getByRole('row', { name: 'Dashboards' })).toContainText('Role Member');
});

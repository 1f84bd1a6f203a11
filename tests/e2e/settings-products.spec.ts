import { expectAccessible } from '../support/e2e/accessibility';
import { openAs } from '../support/e2e/open-as';
import { expect, test } from '../support/e2e/test';
import { givenScopeItem, restrictToProducts } from '../support/given-access';
import { givenMember, givenProject } from '../support/given-project';

test('products and gateways are added, renamed, retired and restored', async ({ page }) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  await openAs(page, admin, { path: `/${project.slug}/settings/products` });
  await expect(page.getByText('No products yet')).toBeVisible();
  await expectAccessible(page, 'Products & Gateways, empty');

  const loans = await givenScopeItem(project, 'PRODUCT', 'loans');
  await restrictToProducts(await givenMember(project, 'MEMBER', { firstName: 'Ravi' }), [loans]);
  await page.getByRole('link', { name: '+ Product' }).click();
  const panel = page.getByRole('dialog');
  await panel.getByLabel('Name').fill('Cards');
  await panel.getByLabel('Product ID').fill('not an id');
  await panel.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(panel.getByRole('alert')).toContainText('Use letters, digits');
  await panel.getByLabel('Product ID').fill('loans');
  await panel.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(panel.getByRole('alert')).toContainText('belongs to The loans');
  await expect(panel.getByLabel('Name')).toHaveValue('Cards');
  await panel.getByLabel('Product ID').fill('cards-eu');
  await panel.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('Product Cards added')).toBeVisible();

  await page.getByRole('link', { name: '+ Gateway' }).click();
  await panel.getByLabel('Name').fill('Frankfurt');
  await panel.getByLabel('Gateway Reference ID').fill('gw_fra:01');
  await panel.getByRole('button', { name: 'Add', exact: true }).click();
  const gateways = page.getByRole('table', { name: 'Gateways' });
  await expect(gateways.getByRole('cell', { name: 'gw_fra:01' })).toBeVisible();

  await page.getByRole('button', { name: 'More actions for Cards' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await panel.getByLabel('Name').fill('Cards Europe');
  await panel.getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByText('Renamed to Cards Europe')).toBeVisible();

  await page.getByRole('button', { name: 'More actions for The loans' }).click();
  await page.getByRole('menuitem', { name: 'Retire' }).click();
  const review = page.getByRole('dialog', { name: 'Retire The loans?' });
  await expect(review).toContainText('1 user has it on their list; 1 user of them has no other');
  await expect(review).toContainText('Ravi');
  await expectAccessible(page, 'Retire a product');
  await review.getByRole('button', { name: 'Retire' }).click();
  await expect(page.getByText('Product The loans retired')).toBeVisible();
  await expect(page.getByRole('row', { name: /The loans/ })).toContainText('Retired');
  await expectAccessible(page, 'Products & Gateways');

  await page.getByRole('link', { name: 'Restore The loans' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('Product The loans restored')).toBeVisible();
});

import type { Page } from '@playwright/test';
import { database } from '@/lib/platform/database';
import { expectAccessible } from '../support/e2e/accessibility';
import { openAs } from '../support/e2e/open-as';
import { alertOf, expect, test } from '../support/e2e/test';
import { assignRole, givenOverrides, givenRole } from '../support/given-access';
import { moduleIn } from '../support/given-modules';
import { givenMember, givenProject, type GivenMember } from '../support/given-project';

const modulesPath = ({ project }: GivenMember) => `/${project.slug}/settings/modules`;
const modules = (page: Page) => page.getByRole('table', { name: 'Modules of the product' });
const panel = (page: Page) => page.getByRole('dialog');

async function choose(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `More actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function namesOf(page: Page): Promise<string[]> {
  return modules(page)
    .getByRole('rowheader')
    .evaluateAll((cells) => cells.map((cell) => cell.firstElementChild?.textContent ?? ''));
}

test('modules are added, renamed and moved, and everybody sees them at once', async ({
  page,
  openBrowser,
}) => {
  const admin = await givenMember(await givenProject());
  await openAs(page, admin, { path: modulesPath(admin) });
  await page.getByRole('link', { name: '+ Module' }).click();
  await panel(page).getByLabel('Name').fill('Payments');
  await panel(page).getByRole('button', { name: 'Add', exact: true }).click();
  await expect(
    panel(page).getByRole('alert').getByText('There is another module named Payments beside it.'),
  ).toBeVisible();
  await panel(page).getByLabel('Name').fill('Risk & Fraud');
  await expect(panel(page).getByText('risk-fraud')).toBeVisible();
  await panel(page).getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('Module Risk & Fraud added')).toBeVisible();
  await expect(page).toHaveURL(modulesPath(admin));

  await choose(page, 'Risk & Fraud', 'Add sub-module');
  await panel(page).getByLabel('Name').fill('Cases');
  await panel(page).getByRole('button', { name: 'Add', exact: true }).click();
  await expect(modules(page).getByRole('cell', { name: 'risk-fraud.cases' })).toBeVisible();

  await choose(page, 'Refunds', 'Rename');
  await panel(page).getByLabel('Name').fill('Reversals');
  await panel(page).getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByText('Module renamed to Reversals')).toBeVisible();

  const up = page.getByRole('button', { name: 'Move Risk & Fraud up' });
  await up.click();
  await expect(page.getByText('Risk & Fraud moved up')).toBeVisible();
  // The button that was pressed can be pressed again, by keyboard too.
  await expect(up).toBeFocused();
  const names = await namesOf(page);
  expect(names.indexOf('Risk & Fraud')).toBeLessThan(names.indexOf('Engagement'));

  const other = await openBrowser();
  await openAs(other, await givenMember(admin.project), { path: modulesPath(admin) });
  expect(await namesOf(other)).toEqual(names);
});

test('a retirement shows who loses what, does that and no more, and is undone by a restore', async ({
  page,
}) => {
  const project = await givenProject();
  const admin = await givenMember(project, 'ADMIN', { firstName: 'Asha', lastName: 'Rao' });
  const ravi = await givenMember(project, 'MEMBER', { firstName: 'Ravi', lastName: 'Iyer' });
  await assignRole(ravi, await givenRole(project, 'Finance', { 'payments.refunds': 'READ_WRITE' }));
  await givenOverrides(ravi, { 'payments.orders': 'NONE' });
  await openAs(page, admin, { path: modulesPath(admin) });
  await choose(page, 'Payments', 'Retire');
  const review = page.getByRole('dialog', { name: 'Retire Payments?' });
  await expect(review.getByText('Its sub-modules go with it')).toBeVisible();
  await expect(
    review.getByText('What the role Finance and the overrides of 1 user say about it is kept'),
  ).toBeVisible();
  const his = review.getByRole('listitem').filter({ hasText: 'Ravi Iyer' });
  await expect(his).toContainText('Payments and Settlements: Read → No access');
  await expect(his).toContainText('Refunds: Read write → No access');
  await expectAccessible(page, 'Retire a module');

  // Somebody changes what was reviewed: nothing happens, and the review is shown anew.
  await givenOverrides(ravi, { 'payments.settlements': 'READ_WRITE' });
  await review.getByRole('button', { name: 'Retire' }).click();
  await expect(alertOf(page)).toContainText('Something changed since you reviewed this');
  await expect(his).toContainText('Refunds and Settlements: Read write → No access');
  expect((await moduleIn(project, 'payments')).retiredAt).toBeNull();
  await review.getByRole('button', { name: 'Retire' }).click();
  await expect(page.getByText('Module Payments retired')).toBeVisible();
  await expect(modules(page).getByRole('rowheader', { name: /^Payments/ })).toBeHidden();

  await page.getByRole('link', { name: 'Restore Payments' }).click();
  const restore = page.getByRole('dialog', { name: 'Restore Payments?' });
  await expect(restore.getByRole('listitem').filter({ hasText: 'Ravi Iyer' })).toContainText(
    'Refunds and Settlements: No access → Read write',
  );
  await restore.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('Module Payments restored')).toBeVisible();
  await expect(modules(page).getByRole('rowheader', { name: /^Payments/ })).toBeVisible();
});

test('whoever may only read settings finds nothing to change, also by typing addresses', async ({
  page,
}) => {
  const project = await givenProject();
  const reader = await givenMember(project, 'MEMBER');
  await database().memberRole.deleteMany({ where: { memberId: reader.memberId } });
  await assignRole(reader, await givenRole(project, 'Catalogue', { settings: 'READ' }));
  await openAs(page, reader, { path: `/${project.slug}/settings/products` });
  await page.getByRole('navigation', { name: 'Settings sections' }).getByText('Modules').click();
  await expect(modules(page)).toBeVisible();
  await expect(page.getByRole('link', { name: '+ Module' })).toBeHidden();
  await expect(page.getByRole('button', { name: /^(Move|More actions)/ })).toHaveCount(0);
  const { id } = await moduleIn(project, 'payments');
  await page.goto(`${modulesPath(reader)}?panel=retire-module&module=${id}`);
  await expect(modules(page)).toBeVisible();
  await expect(panel(page)).toBeHidden();
});

test.describe('without scripting', () => {
  test.use({ javaScriptEnabled: false });

  test('modules are moved, added and retired by plain form posts', async ({ page }) => {
    const admin = await givenMember(await givenProject());
    await openAs(page, admin, { path: modulesPath(admin) });
    await page.getByRole('button', { name: 'Move Payments down' }).click();
    expect((await namesOf(page))[0]).toBe('Analytics');
    await page.getByRole('link', { name: '+ Module' }).click();
    await page.getByLabel('Name').fill('Ledger');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(modules(page).getByRole('cell', { name: 'ledger', exact: true })).toBeVisible();
    const { id } = await moduleIn(admin.project, 'ledger');
    await page.goto(`${modulesPath(admin)}?panel=retire-module&module=${id}`);
    await page.getByRole('button', { name: 'Retire', exact: true }).click();
    await expect(page.getByRole('link', { name: 'Restore Ledger' })).toBeVisible();
  });
});

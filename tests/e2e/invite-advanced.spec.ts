import { randomUUID } from 'node:crypto';
import { database } from '@/lib/platform/database';
import { inviteButton, openInvitePanel, userRow } from '../support/e2e/invite-panel';
import { waitForMail } from '../support/e2e/mailbox';
import { openAs } from '../support/e2e/open-as';
import { expect, test } from '../support/e2e/test';
import { givenOverrides, givenScopeItem, restrictToProducts } from '../support/given-access';
import { givenMember, givenProject } from '../support/given-project';

const someone = () => `${randomUUID()}@example.com`;

test('Advanced Settings restrict everybody who is invited', async ({ page }) => {
  const admin = await givenMember(await givenProject());
  for (let number = 1; number <= 12; number++)
    await givenScopeItem(admin.project, 'PRODUCT', `PAY-${number}`);
  await givenScopeItem(admin.project, 'GATEWAY', 'GW-1');
  const [one, two] = [someone(), someone()];
  await openAs(page, admin);
  const panel = await openInvitePanel(page);
  await panel.getByLabel('E-mail').fill(one);
  await panel.getByRole('button', { name: '+ User' }).click();
  await panel.getByLabel('E-mail').last().fill(two);
  await panel.getByText('Advanced Settings').click();
  const products = panel.getByRole('group', { name: 'Product IDs', exact: true });
  await products.getByLabel('Only these products').check();
  await products.getByLabel('Filter Product IDs').fill('the pay-7');
  await expect(products.getByRole('checkbox')).toHaveCount(1);
  await products.getByLabel('PAY-7').check();
  await products.getByLabel('Filter Product IDs').fill('');
  await expect(products.getByText('1 of 12 chosen')).toBeVisible();
  await panel.getByLabel('Only these gateways').check();
  await expect(panel.getByText(/None chosen: nothing that belongs to a gateway/)).toBeVisible();
  await panel.getByLabel('Ends on').fill('2031-12-31');
  await inviteButton(panel).click();
  await expect(page.getByText('2 users successfully invited')).toBeVisible();
  for (const email of [one, two]) {
    const member = await database().member.findFirstOrThrow({
      where: { user: { email } },
      include: { scopes: { include: { item: true } } },
    });
    expect(member).toMatchObject({ allProducts: false, allGateways: false });
    expect(member.endsAt?.getUTCFullYear()).toBeGreaterThanOrEqual(2031);
    expect(member.scopes.map(({ item }) => item.externalId)).toEqual(['PAY-7']);
  }
});

test('a role that is made on the way comes back chosen, in the filled form', async ({ page }) => {
  const admin = await givenMember(await givenProject());
  await givenScopeItem(admin.project, 'PRODUCT', 'PAY-1');
  const [one, two] = [someone(), someone()];
  await openAs(page, admin);
  const panel = await openInvitePanel(page);
  await panel.getByLabel('E-mail').fill(one);
  await panel.getByLabel('Role').selectOption('Creator');
  await panel.getByRole('button', { name: '+ User' }).click();
  await panel.getByLabel('E-mail').last().fill(two);
  await panel.getByLabel('Role').last().selectOption('Member');
  await panel.getByText('Advanced Settings').click();
  await panel.getByLabel('Only these products').check();
  await panel.getByLabel('PAY-1').check();
  await panel.getByRole('link', { name: 'Create new role' }).click();

  await expect(page).toHaveURL(/\/roles\/new\?return=invite$/);
  await page.getByLabel('Name', { exact: true }).fill('Refund Desk');
  await page
    .getByRole('group', { name: 'Refunds', exact: true })
    .getByLabel('Read write', { exact: true })
    .check();
  await page.getByRole('button', { name: /^Create/ }).click();

  await expect(panel).toBeVisible();
  await expect(panel.getByLabel('E-mail').first()).toHaveValue(one);
  await expect(panel.getByLabel('E-mail').last()).toHaveValue(two);
  const chosen = (row: number) => panel.getByLabel('Role').nth(row).locator('option:checked');
  await expect(chosen(0)).toHaveText('Creator');
  await expect(chosen(1)).toHaveText('Refund Desk');
  await expect(panel.getByLabel('PAY-1')).toBeChecked();
  await inviteButton(panel).click();
  await expect(page.getByText('2 users successfully invited')).toBeVisible();
  await expect(userRow(page, two)).toContainText('Refund Desk');
  expect((await waitForMail(two, /invited you/)).text).toContain('Refund Desk');

  const again = await openInvitePanel(page);
  await expect(again.getByLabel('E-mail')).toHaveValue('');
});

test('a panel that is closed forgets what was typed, one that is reloaded does not', async ({
  page,
}) => {
  const admin = await givenMember(await givenProject());
  const email = someone();
  await openAs(page, admin);
  const panel = await openInvitePanel(page);
  await panel.getByLabel('E-mail').fill(email);
  await page.reload();
  await expect(panel.getByLabel('E-mail')).toHaveValue(email);
  await panel.getByRole('button', { name: 'Cancel' }).click();
  await expect(panel).toBeHidden();
  await openInvitePanel(page);
  await expect(panel.getByLabel('E-mail')).toHaveValue('');
});

test('somebody restricted can only pass on their own products, and makes no roles', async ({
  page,
}) => {
  const admin = await givenMember(await givenProject());
  const helper = await givenMember(admin.project, 'MEMBER');
  await givenOverrides(helper, { users: 'READ_WRITE' });
  const mine = await givenScopeItem(admin.project, 'PRODUCT', 'MINE');
  await givenScopeItem(admin.project, 'PRODUCT', 'OTHER');
  await restrictToProducts(helper, [mine]);
  const email = someone();
  await openAs(page, helper);
  const panel = await openInvitePanel(page);
  await expect(panel.getByRole('link', { name: 'Create new role' })).toHaveCount(0);
  await expect(panel.getByLabel('All products')).toBeDisabled();
  await expect(panel.getByLabel('MINE')).toBeChecked();
  await expect(panel.getByLabel('OTHER')).toBeDisabled();
  await panel.getByLabel('E-mail').fill(email);
  await inviteButton(panel).click();
  await expect(page.getByText('1 user successfully invited')).toBeVisible();
  const member = await database().member.findFirstOrThrow({
    where: { user: { email } },
    include: { scopes: true },
  });
  expect(member).toMatchObject({ allProducts: false, scopes: [{ itemId: mine }] });
});

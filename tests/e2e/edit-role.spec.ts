import { database } from '@/lib/platform/database';
import { chooseFromMenu, userRow } from '../support/e2e/invite-panel';
import { openAs } from '../support/e2e/open-as';
import { expect, test } from '../support/e2e/test';
import { givenMember, givenProject } from '../support/given-project';

test('of two system roles the highest is kept, as is said before saving', async ({ page }) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  const ravi = await givenMember(project, 'MEMBER', { firstName: 'Ravi', lastName: 'Iyer' });
  await openAs(page, admin);
  await chooseFromMenu(page, 'Ravi Iyer', 'Edit Role');
  const panel = page.getByRole('dialog', { name: 'Edit Role' });
  await expect(panel.getByRole('checkbox', { name: 'Member' })).toBeChecked();
  await panel.getByRole('checkbox', { name: 'Approver' }).check();
  await expect(panel.getByText('Only Approver will be kept')).toBeVisible();
  await expect(panel.getByText('Member will be dropped')).toBeVisible();
  await panel.getByLabel('Approver ends on').fill('2031-05-03');
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Roles of Ravi Iyer saved, without Member')).toBeVisible();
  await expect(panel).toBeHidden();
  await expect(userRow(page, 'Ravi Iyer')).toContainText('Approver');

  await page.getByRole('link', { name: 'Ravi Iyer' }).click();
  await page.getByRole('link', { name: 'Access', exact: true }).click();
  await expect(page.getByText('Approver (until 3 May 2031)')).toBeVisible();
  const orders = page.getByRole('row', { name: 'Orders' });
  await expect(orders).toContainText('Read write');
  await expect(orders).toContainText('Role Approver');
  const settings = page.getByRole('row', { name: 'Settings' });
  await expect(settings).toContainText('Nothing grants it');

  // The day that was chosen counts whole, in the zone of whoever chose it.
  const { endsAt } = await database().memberRole.findFirstOrThrow({
    where: { memberId: ravi.memberId },
  });
  expect(endsAt).toEqual(new Date(2031, 4, 4));
});

test('a role that is taken away is gone with the next click in another browser', async ({
  page,
  openBrowser,
}) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  const mina = await givenMember(project, 'CREATOR', { firstName: 'Mina', lastName: 'Sato' });
  const other = await openBrowser();
  await openAs(other, mina);
  await expect(other.getByRole('table', { name: 'Users' })).toBeVisible();

  await openAs(page, admin);
  await chooseFromMenu(page, 'Mina Sato', 'Edit Role');
  const panel = page.getByRole('dialog', { name: 'Edit Role' });
  await panel.getByRole('checkbox', { name: 'Creator' }).uncheck();
  await panel.getByRole('checkbox', { name: 'Member' }).check();
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Roles of Mina Sato saved')).toBeVisible();

  await other.getByRole('link', { name: 'Users' }).click();
  await expect(other.getByText('You need read access to Users')).toBeVisible();
  // The navigation follows.
  await expect(other.getByRole('link', { name: 'Users' })).toHaveCount(0);
  await other.goto(`/${project.slug}/users/${admin.id}/access`);
  await expect(other.getByText('You need read access to Users')).toBeVisible();
  await expect(other.getByText(admin.email)).toHaveCount(0);
});

test('two tabs that edit one user: the second sees what changed, keeps its choice, and decides', async ({
  page,
  context,
}) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  await givenMember(project, 'MEMBER', { firstName: 'Ravi', lastName: 'Iyer' });
  await openAs(page, admin);
  await chooseFromMenu(page, 'Ravi Iyer', 'Edit Role');
  await expect(page.getByRole('dialog', { name: 'Edit Role' })).toBeVisible();
  const second = await context.newPage();
  await second.goto(page.url());
  for (const [tab, role] of [
    [page, 'Creator'],
    [second, 'Approver'],
  ] as const) {
    const panel = tab.getByRole('dialog', { name: 'Edit Role' });
    await panel.getByRole('checkbox', { name: 'Member' }).uncheck();
    await panel.getByRole('checkbox', { name: role }).check();
    await panel.getByRole('button', { name: 'Save' }).click();
    if (tab === page) await expect(page.getByText('Roles of Ravi Iyer saved')).toBeVisible();
  }
  const stale = second.getByRole('dialog', { name: 'Edit Role' });
  await expect(stale.getByText('Role Member: without end → not set')).toBeVisible();
  await expect(stale.getByText('Role Creator: not set → without end')).toBeVisible();
  await expect(stale.getByRole('checkbox', { name: 'Approver' })).toBeChecked();
  await stale.getByRole('button', { name: 'Save' }).click();
  await expect(second.getByText('Roles of Ravi Iyer saved')).toBeVisible();
  await expect(userRow(second, 'Ravi Iyer')).toContainText('Approver');
});

test('what a rule forbids is there, disabled, with the reason', async ({ page }) => {
  const project = await givenProject();
  const admin = await givenMember(project, 'ADMIN', { firstName: 'Zoe', lastName: 'Admin' });
  await openAs(page, admin, { path: `/${project.slug}/users/${admin.id}` });
  await expect(page.getByRole('button', { name: 'Update Access' })).toBeDisabled();
  await expect(page.getByText('You cannot change your own access')).toBeVisible();
  await page.goto(`/${project.slug}/users`);
  await userRow(page, 'Zoe Admin')
    .getByRole('button', { name: /^More actions/ })
    .click();
  const item = page.getByRole('menuitem', { name: 'Edit Role' });
  await expect(item).toBeDisabled();
  await expect(item).toHaveAccessibleDescription(/You cannot change your own access/);
  // Typing the address opens no form either.
  await page.goto(`/${project.slug}/users?panel=edit-role&user=${admin.id}`);
  await expect(page.getByRole('table', { name: 'Users' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

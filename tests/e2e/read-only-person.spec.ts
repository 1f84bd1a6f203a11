import { assignRole, givenRole, givenScopeItem, restrictToProducts } from '../support/given-access';
import { userRow } from '../support/e2e/invite-panel';
import { openAs } from '../support/e2e/open-as';
import { expect, test } from '../support/e2e/test';
import { database } from '@/lib/platform/database';
import { givenMember, givenProject, type GivenMember } from '../support/given-project';

/** Reads users and nothing else, and is restricted to one product. */
async function givenReader(): Promise<{ reader: GivenMember; ravi: GivenMember }> {
  const project = await givenProject();
  await givenMember(project);
  const ravi = await givenMember(project, 'MEMBER', { firstName: 'Ravi', lastName: 'Iyer' });
  const reader = await givenMember(project, 'MEMBER', { firstName: 'Rea', lastName: 'Der' });
  await database().memberRole.deleteMany({ where: { memberId: reader.memberId } });
  await assignRole(reader, await givenRole(project, 'Readers', { users: 'READ' }));
  await restrictToProducts(reader, [await givenScopeItem(project, 'PRODUCT', 'shop-eu')]);
  return { reader, ravi };
}

test('a read-only person sees what they may read, and no control to change it', async ({
  page,
}) => {
  const { reader } = await givenReader();
  await openAs(page, reader);
  await expect(userRow(page, 'Ravi Iyer')).toBeVisible();
  const main = page.getByRole('navigation', { name: 'Main' });
  await expect(main.getByRole('link')).toHaveText(['Overview', 'Users', 'Invitations']);
  await expect(page.getByRole('link', { name: '+ User' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Create New User' })).toHaveCount(0);
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await userRow(page, 'Ravi Iyer')
    .getByRole('button', { name: /^More actions/ })
    .click();
  await expect(page.getByRole('menuitem')).toHaveText(['View details']);
  await page.getByRole('menuitem', { name: 'View details' }).click();
  await page.getByRole('link', { name: 'Access', exact: true }).click();
  await expect(page.getByRole('row', { name: 'Refunds' })).toContainText('Role Member');
  await expect(page.getByText('Update Access')).toHaveCount(0);
  await expect(page.getByText('Edit Role')).toHaveCount(0);
});

test('typing addresses opens nothing more', async ({ page }) => {
  const { reader, ravi } = await givenReader();
  const home = `/${reader.project.slug}`;
  await openAs(page, reader);
  const refused = page.getByText(/^You need (read|write) access to (Users|Roles|Settings)/);
  for (const path of [
    '/roles',
    '/roles/new',
    `/roles/${reader.project.roleIds.ADMIN}`,
    '/settings',
    '/settings/modules',
    '/settings/products',
    '/settings/project',
    '/settings/security',
    `/users/${ravi.id}/update-access`,
  ]) {
    await page.goto(home + path);
    await expect(refused, path).toBeVisible();
    await expect(page.getByRole('form'), path).toHaveCount(0);
  }
  for (const query of [
    '?panel=invite',
    `?panel=edit-role&user=${ravi.id}`,
    '?panel=edit-roles',
    `?panel=disable&user=${ravi.id}`,
    `?panel=delete&user=${ravi.id}`,
    `?panel=update-email&user=${ravi.id}`,
    '?panel=delete-users',
  ]) {
    await page.goto(`${home}/users${query}`);
    await expect(page.getByRole('table', { name: 'Users' })).toBeVisible();
    await expect(page.getByRole('dialog'), query).toHaveCount(0);
  }
});

test('somebody without users sees their own access, and not who else there is', async ({
  page,
}) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  const member = await givenMember(project, 'MEMBER');
  await openAs(page, member, { path: `/${project.slug}` });
  await expect(page.getByRole('heading', { name: 'Your access' })).toBeVisible();
  await expect(page.getByRole('row', { name: 'Refunds' })).toContainText('Read');
  for (const path of ['/users', `/users/${admin.id}`, `/users/${admin.id}/access`]) {
    await page.goto(`/${project.slug}${path}`);
    await expect(page.getByText('You need read access to Users')).toBeVisible();
    expect(await page.content(), path).not.toContain(admin.email);
  }
});

import { transact } from '@/lib/platform/transact';
import { database } from '@/lib/platform/database';
import { expectAccessible } from '../support/e2e/accessibility';
import { openAs } from '../support/e2e/open-as';
import { expect, failedWith, test } from '../support/e2e/test';
import { addMember, givenMember, givenProject } from '../support/given-project';

test('an Admin makes another project, changes between both, and renames it', async ({ page }) => {
  const project = await givenProject('Acme');
  const admin = await givenMember(project);
  await openAs(page, admin, { path: `/${project.slug}` });
  await page.getByRole('button', { name: 'Switch project, Acme' }).click();
  await page.getByRole('link', { name: 'New project' }).click();
  await expect(page).toHaveURL('/account/projects/new');
  await expectAccessible(page, 'New project');
  await page.getByRole('button', { name: 'Create project' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Enter a name');
  const name = `Zeta ${project.slug.slice(2, 10)}`;
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Create project' }).click();
  await expect(page.getByText(`Project ${name} created`)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/zeta-${project.slug.slice(2, 10)}$`));

  await page.getByRole('link', { name: 'Project', exact: true }).click();
  await page.getByLabel('Name').fill('Omega');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The project is called Omega')).toBeVisible();
  await page.getByRole('button', { name: 'Switch project, Omega' }).click();
  await page.getByRole('link', { name: 'Acme', exact: true }).click();
  await expect(page).toHaveURL(`/${project.slug}`);
});

test('who is Admin nowhere is not offered a project, and may not make one', async ({ page }) => {
  const project = await givenProject();
  const member = await givenMember(project, 'MEMBER');
  await openAs(page, member, { path: `/${project.slug}` });
  await page.getByRole('button', { name: /^Switch project/ }).click();
  await expect(page.getByRole('link', { name: 'New project' })).toHaveCount(0);
  await page.goto('/account/projects/new');
  await expect(page.getByText('You may not see this page')).toBeVisible();
});

test('somebody leaves a project, but not as its last usable Admin', async ({
  page,
  allowConsoleError,
}) => {
  allowConsoleError(failedWith(404));
  const project = await givenProject('Acme');
  const other = await givenProject('Other');
  const admin = await givenMember(project);
  await transact((tx) => addMember(tx, other, admin.id, 'MEMBER'));
  await openAs(page, admin, { path: '/account' });
  const projects = page.getByRole('region', { name: 'Your projects' });
  const refused = projects.getByRole('listitem').filter({ hasText: 'Acme' });
  await expect(refused.getByRole('button', { name: 'Leave project' })).toBeDisabled();
  await expect(refused).toContainText('You are its only usable Admin');

  await projects.getByRole('link', { name: 'Leave project Other' }).click();
  const dialog = page.getByRole('dialog', { name: 'Leave Other?' });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expectAccessible(page, 'Leave a project');
  await dialog.getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByText('You left Other')).toBeVisible();
  await expect(projects.getByRole('listitem')).toHaveCount(1);
  const response = await page.goto(`/${other.slug}`);
  expect(response?.status()).toBe(404);
});

test('somebody whom no project lets in is told why', async ({ page }) => {
  const project = await givenProject('Acme');
  const member = await givenMember(project, 'MEMBER');
  await openAs(page, member, { path: '/account' });
  const set = (data: object) => database().member.update({ where: { id: member.memberId }, data });
  await set({ status: 'REVOKED' });
  await page.goto('/');
  await expect(page.getByText('Your access to Acme was revoked.')).toBeVisible();
  await expectAccessible(page, 'No project');
  await set({ status: 'ACTIVE', endsAt: new Date(0) });
  await page.reload();
  await expect(page.getByText('Your access to Acme has ended.')).toBeVisible();
  await set({ endsAt: null });
  await page.reload();
  await expect(page).toHaveURL(`/${project.slug}`);
});

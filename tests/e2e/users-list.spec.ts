import type { Page } from '@playwright/test';
import { givenMembers } from '../support/e2e/given-members';
import { userRow } from '../support/e2e/invite-panel';
import { openAs } from '../support/e2e/open-as';
import { expect, test } from '../support/e2e/test';
import { givenInvitation } from '../support/given-invitation';
import { givenMember, givenProject } from '../support/given-project';

const table = (page: Page) => page.getByRole('table', { name: 'Users' });

/** The names in the order of the rows. */
async function names(page: Page): Promise<string[]> {
  return table(page).getByRole('rowheader').getByRole('link').allInnerTexts();
}

const searchBox = (page: Page) =>
  page.getByRole('searchbox', { name: 'Search name, e-mail or ID' });

test('one box finds people by name, e-mail and ID, in the address', async ({ page }) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  const jose = await givenMember(project, 'MEMBER', { firstName: 'José', lastName: 'Álvarez' });
  const other = await givenMember(project, 'CREATOR', { firstName: 'Mina', lastName: 'Sato' });
  await openAs(page, admin);
  await expect(table(page).getByRole('rowheader')).toHaveCount(3);

  for (const [typed, found] of [
    ['jose alv', jose],
    [other.email.slice(0, 20).toUpperCase(), other],
    [jose.id, jose],
  ] as const) {
    await searchBox(page).fill(typed);
    await expect(table(page).getByRole('rowheader')).toHaveCount(1);
    await expect(userRow(page, found.email)).toBeVisible();
    expect(new URL(page.url()).searchParams.get('q')).toBe(typed);
  }

  await page.reload();
  await expect(searchBox(page)).toHaveValue(jose.id);
  await expect(table(page).getByRole('rowheader')).toHaveCount(1);

  await searchBox(page).fill('no such person');
  await expect(page.getByText('No user matches')).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Clear', exact: true }).click();
  await expect(table(page).getByRole('rowheader')).toHaveCount(3);
  await expect(searchBox(page)).toHaveValue('');

  await page.locator('body').press('/');
  await expect(searchBox(page)).toBeFocused();
});

test('filters by status and role are kept in the address, and Back undoes them', async ({
  page,
}) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  const creator = await givenMember(project, 'CREATOR', { firstName: 'Mina', lastName: 'Sato' });
  const invited = await givenInvitation(admin, new Date(), { role: 'CREATOR' });
  await openAs(page, admin);

  await page.getByRole('button', { name: 'Status' }).click();
  await page.getByRole('link', { name: 'Invited' }).click();
  await expect(table(page).getByRole('rowheader')).toHaveCount(1);
  await expect(userRow(page, invited.email)).toBeVisible();
  expect(new URL(page.url()).searchParams.get('status')).toBe('invited');

  await page.getByRole('link', { name: 'Remove filter Status: Invited' }).click();
  await expect(table(page).getByRole('rowheader')).toHaveCount(3);
  await page.getByRole('button', { name: 'Role' }).click();
  await page.getByRole('link', { name: 'Creator' }).click();
  await expect(table(page).getByRole('rowheader')).toHaveCount(2);
  await expect(userRow(page, creator.email)).toBeVisible();
  expect(new URL(page.url()).searchParams.get('role')).toBe(project.roleIds.CREATOR);

  await page.goBack();
  await expect(table(page).getByRole('rowheader')).toHaveCount(3);
  await page.goBack();
  await expect(table(page).getByRole('rowheader')).toHaveCount(1);
  await page.getByRole('link', { name: 'Clear all' }).click();
  await expect(table(page).getByRole('rowheader')).toHaveCount(3);
});

test('sorting by name, last login and date added turns round, and says so', async ({ page }) => {
  const project = await givenProject();
  const admin = await givenMember(project, 'ADMIN', { firstName: 'Zoe', lastName: 'Admin' });
  await givenMember(project, 'MEMBER', { firstName: 'émile', lastName: 'B' });
  await givenMember(project, 'MEMBER', { firstName: 'Dora', lastName: 'C' });
  await openAs(page, admin);
  const nameHeader = table(page).getByRole('columnheader', { name: 'Name' });
  await expect(nameHeader).toHaveAttribute('aria-sort', 'ascending');
  expect(await names(page)).toEqual(['Dora C', 'émile B', 'Zoe Admin']);

  await nameHeader.getByRole('link').click();
  await expect(nameHeader).toHaveAttribute('aria-sort', 'descending');
  expect(await names(page)).toEqual(['Zoe Admin', 'émile B', 'Dora C']);

  const loginHeader = table(page).getByRole('columnheader', { name: 'Last Login' });
  await loginHeader.getByRole('link').click();
  await expect(loginHeader).toHaveAttribute('aria-sort', 'descending');
  expect((await names(page))[0]).toBe('Zoe Admin');
  await loginHeader.getByRole('link').click();
  await expect(loginHeader).toHaveAttribute('aria-sort', 'ascending');
  expect((await names(page)).at(-1)).toBe('Zoe Admin');

  await page.getByRole('button', { name: 'Sort' }).click();
  await page.getByRole('link', { name: 'Date added, newest first' }).click();
  await expect(page).toHaveURL(/sort=-added/);
  await expect.poll(() => names(page)).toEqual(['Dora C', 'émile B', 'Zoe Admin']);
});

test('paging goes forward and back through everybody once', async ({ page }) => {
  const project = await givenProject();
  const admin = await givenMember(project, 'ADMIN', { firstName: 'Aaron', lastName: 'Admin' });
  await givenMembers(project, 63);
  await openAs(page, admin);
  const everybody = [
    'Aaron Admin',
    ...Array.from({ length: 63 }, (_, index) => `Person ${String(index + 1).padStart(3, '0')}`),
  ];
  const previous = page.getByRole('link', { name: 'Previous' });
  const next = page.getByRole('link', { name: 'Next' });
  await expect(page.getByText('25 of 64 users')).toBeVisible();
  await expect(previous).toBeDisabled();

  const pages = [everybody.slice(0, 25), everybody.slice(25, 50), everybody.slice(50)];
  await expect.poll(() => names(page)).toEqual(pages[0]);
  await next.click();
  await expect.poll(() => names(page)).toEqual(pages[1]);
  await next.click();
  await expect.poll(() => names(page)).toEqual(pages[2]);
  await expect(next).toBeDisabled();
  await previous.click();
  await expect.poll(() => names(page)).toEqual(pages[1]);
  await previous.click();
  await expect.poll(() => names(page)).toEqual(pages[0]);
  await expect(previous).toBeDisabled();
  await page.goBack();
  await expect.poll(() => names(page)).toEqual(pages[1]);

  // A search starts at the first page of what it finds.
  await searchBox(page).fill('person-06');
  await expect.poll(() => names(page)).toEqual(everybody.slice(60));
});

test('a member without access to users sees neither the list nor a way to it', async ({ page }) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  const member = await givenMember(project, 'MEMBER');
  await openAs(page, member, { path: `/${project.slug}` });
  await expect(page.getByRole('link', { name: 'Users' })).toHaveCount(0);
  for (const path of ['users', `users/${admin.id}`]) {
    await page.goto(`/${project.slug}/${path}`);
    await expect(page.getByText(admin.email)).toHaveCount(0);
  }
});

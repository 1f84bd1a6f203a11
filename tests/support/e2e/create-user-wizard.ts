import type { Page } from '@playwright/test';
import type { GivenMember } from '../given-project';

export const pathOf = (member: GivenMember) => `/${member.project.slug}/users/new`;

export async function fillCredentials(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('First name').fill('Ravi');
  await page.getByLabel('Last name').fill('Iyer');
}

export const next = (page: Page) => page.getByRole('button', { name: 'Next Step' });
export const create = (page: Page) => page.getByRole('button', { name: 'Create User' });
export const step = (page: Page, name: string) => page.getByRole('heading', { level: 2, name });

/** Chooses a level in the module tree. */
export const choose = (page: Page, module: string, level: string) =>
  page.getByRole('group', { name: module, exact: true }).getByLabel(level, { exact: true }).check();

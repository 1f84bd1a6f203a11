import type { Page } from '@playwright/test';
import { enrolAuthenticator, newPassword } from './enrolment';
import { enterCode, enterPassword } from './sign-in';
import { expect } from './test';

export const firstAdmin = { email: 'asha@example.com', name: 'Asha Rao', projectPath: '/acme' };

/** Fills the set-up page, which has to be open. */
export async function createFirstProject(page: Page): Promise<void> {
  await page.getByLabel('Project name').fill('Acme');
  await page.getByLabel('First name').fill('Asha');
  await page.getByLabel('Last name').fill('Rao');
  await page.getByLabel('E-mail', { exact: true }).fill(firstAdmin.email);
  await page.getByLabel('Password', { exact: true }).fill(newPassword);
  await page.getByLabel('Confirm password').fill(newPassword);
  await page.getByRole('button', { name: 'Create project' }).click();
}

/** From the set-up link to the project's first page, as the operator walks it. */
export async function setUpAndSignIn(page: Page, setupLink: string): Promise<void> {
  await page.goto(setupLink);
  await createFirstProject(page);
  const { totpSecret } = await enrolAuthenticator(page);
  await page.getByRole('link', { name: 'Continue to sign in' }).click();
  await enterPassword(page, firstAdmin.email, newPassword);
  await enterCode(page, totpSecret);
  await expect(page).toHaveURL(/\/acme$/);
}

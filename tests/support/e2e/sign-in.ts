import type { Page } from '@playwright/test';
import { goodPassword, type GivenMember } from '../given-project';
import { nextCode } from './authenticator';
import { expect } from './test';

export async function enterPassword(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail', { exact: true }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

export async function enterCode(page: Page, totpSecret: string): Promise<void> {
  const code = page.getByLabel('Authentication code');
  await expect(code).toBeVisible();
  await code.fill(await nextCode(totpSecret));
  await page.getByRole('button', { name: 'Verify' }).click();
}

/** Opens a page of the project as somebody signed out, signs in, and arrives there. */
export async function signIn(
  page: Page,
  member: Pick<GivenMember, 'email' | 'totpSecret' | 'project'>,
  { path = `/${member.project.slug}/users`, password = goodPassword } = {},
): Promise<void> {
  await page.goto(path);
  await expect(page).toHaveURL(/\/sign-in\?/);
  await enterPassword(page, member.email, password);
  await enterCode(page, member.totpSecret);
  await expect(page).toHaveURL(path);
}

/** The one sentence for every failed sign-in by password. */
export const signInFailed = /The e-mail address or the password is wrong, or sign-in is paused/;

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^User menu/ }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
}

import type { Page } from '@playwright/test';
import { nextCode } from './authenticator';
import { expect } from './test';

export const newPassword = 'violet harbour tractor mosaic';

export type ChosenCredentials = { totpSecret: string; recoveryCodes: string[] };

/** The first step behind an invitation link. */
export async function choosePassword(page: Page, password = newPassword): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel('Confirm password').fill(password);
  await page.getByRole('button', { name: 'Set password' }).click();
}

/** The key as the page spells it; a request's ID is code, too. */
export const manualKey = (page: Page) => page.getByRole('code').filter({ hasText: /^[A-Z2-7 ]+$/ });

/** Types the manual key into an authenticator, and its code into the page. */
export async function enrolAuthenticator(page: Page): Promise<ChosenCredentials> {
  await expect(page.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible();
  const key = await manualKey(page).innerText();
  const totpSecret = key.replaceAll(/\s/g, '');
  await page.getByLabel('Authentication code').fill(await nextCode(totpSecret));
  await page.getByRole('button', { name: 'Verify' }).click();
  return { totpSecret, recoveryCodes: await shownRecoveryCodes(page) };
}

export async function shownRecoveryCodes(page: Page): Promise<string[]> {
  const items = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(items).toHaveCount(10);
  const codes = await items.allInnerTexts();
  expect(new Set(codes).size).toBe(10);
  return codes;
}

import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { nextCode } from '../support/e2e/authenticator';
import { userRow } from '../support/e2e/invite-panel';
import { waitForMail } from '../support/e2e/mailbox';
import { expect, test } from '../support/e2e/test';
import { givenInvitation } from '../support/given-invitation';
import { givenMember, givenProject, goodPassword } from '../support/given-project';

/** Presses Tab until something has the focus, as a person does who reads where they are. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const isFocused = () => target.evaluate((element) => element === document.activeElement);
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 60; presses++) {
    if (await isFocused()) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

test('signing in, inviting and closing the panel take no mouse', async ({ page }) => {
  const admin = await givenMember(await givenProject());
  const first = `${randomUUID()}@example.com`;
  const second = `${randomUUID()}@example.com`;
  await page.goto(`/${admin.project.slug}/users`);
  await expect(page.getByLabel('E-mail', { exact: true })).toBeFocused();
  await page.keyboard.type(admin.email);
  await tabTo(page, page.getByLabel('Password', { exact: true }));
  await page.keyboard.type(goodPassword);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Authentication code')).toBeFocused();
  await page.keyboard.type(await nextCode(admin.totpSecret));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/${admin.project.slug}/users`);

  await tabTo(page, page.getByRole('link', { name: 'Skip to content' }));
  await page.keyboard.press('Enter');
  const opener = page.getByRole('link', { name: '+ User' });
  await tabTo(page, opener);
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: 'Invite users' });
  await expect(panel).toBeVisible();
  await expect(page).toHaveURL(/panel=invite/);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(opener).toBeFocused();
  await expect(page).not.toHaveURL(/panel/);

  await page.keyboard.press('Enter');
  await tabTo(page, panel.getByLabel('E-mail'));
  await page.keyboard.type(first);
  // Enter in the last row makes another, with the focus in it.
  await page.keyboard.press('Enter');
  await expect(panel.getByLabel('E-mail').nth(1)).toBeFocused();
  await page.keyboard.type(second);
  await tabTo(page, panel.getByRole('button', { name: 'Invite', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 users successfully invited')).toBeVisible();
  await expect(panel).toBeHidden();
  await expect(userRow(page, first)).toBeVisible();
  await waitForMail(second, /invited you/);
});

test('the row menu opens, moves and closes by keyboard', async ({ page }) => {
  const admin = await givenMember(await givenProject());
  const invited = await givenInvitation(admin, new Date());
  await page.goto(`/${admin.project.slug}/users`);
  await page.keyboard.type(admin.email);
  await page.keyboard.press('Tab');
  await tabTo(page, page.getByLabel('Password', { exact: true }));
  await page.keyboard.type(goodPassword);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Authentication code')).toBeFocused();
  await page.keyboard.type(await nextCode(admin.totpSecret));
  await page.keyboard.press('Enter');

  const button = page.getByRole('button', { name: `More actions for ${invited.email}` });
  await tabTo(page, button);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'View details' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Edit Role' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();

  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: 'Delete User' })).toBeFocused();
  // Past "Update Email", "Lock Account" and "Disable".
  for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('menuitem', { name: 'Withdraw invitation' })).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
});

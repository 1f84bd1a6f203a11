import type { Locator, Page } from '@playwright/test';
import { expect } from './test';

/** Opens the panel by the button of the users page. */
export async function openInvitePanel(page: Page): Promise<Locator> {
  await page.getByRole('link', { name: '+ User' }).click();
  const panel = page.getByRole('dialog', { name: 'Invite users' });
  await expect(panel).toBeVisible();
  return panel;
}

/** Pastes into the last row, as from a spreadsheet or an address book. */
export async function pasteAddresses(panel: Locator, text: string): Promise<void> {
  const field = panel.getByLabel('E-mail').last();
  await field.focus();
  await field.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

export const inviteButton = (panel: Locator) =>
  panel.getByRole('button', { name: 'Invite', exact: true });

/** The row of the users list that is about somebody. */
export const userRow = (page: Page, nameOrEmail: string) =>
  page.getByRole('table', { name: 'Users' }).getByRole('row').filter({ hasText: nameOrEmail });

/** Opens the ⋮ of somebody's row and chooses from it. */
export async function chooseFromMenu(page: Page, person: string, item: string): Promise<void> {
  await userRow(page, person)
    .getByRole('button', { name: `More actions for ${person}` })
    .click();
  await page.getByRole('menuitem', { name: item }).click();
}

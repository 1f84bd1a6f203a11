import type { Page } from '@playwright/test';
import { passcodePrefix } from '@/lib/core/passcode';
import { digestToken } from '@/lib/platform/crypto';
import { database } from '@/lib/platform/database';
import { expectAccessible } from '../support/e2e/accessibility';
import { chooseFromMenu, userRow } from '../support/e2e/invite-panel';
import { waitForMail } from '../support/e2e/mailbox';
import { openAs } from '../support/e2e/open-as';
import { expect, test } from '../support/e2e/test';
import { givenPasscode } from '../support/given-passcode';
import {
  givenMember,
  givenProject,
  goodPassword,
  type GivenMember,
} from '../support/given-project';

async function givenTwo() {
  const project = await givenProject();
  const admin = await givenMember(project, 'ADMIN', { firstName: 'Asha', lastName: 'Rao' });
  const mina = await givenMember(project, 'CREATOR', { firstName: 'Mina', lastName: 'Sato' });
  const users = `/${project.slug}/users`;
  return { project, admin, mina, users, tab: `${users}/${mina.id}/passcode` };
}

const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
const shown = (page: Page) => page.getByLabel('Passcode of Mina Sato');

/** The passcode in the dialog, which is the one that the database knows by its digest. */
async function shownPasscode(page: Page, member: GivenMember): Promise<string> {
  await expect(shown(page)).toBeVisible();
  const text = await shown(page).inputValue();
  const row = await database().passcode.findUniqueOrThrow({
    where: { prefix: passcodePrefix(text) ?? 'none' },
  });
  expect(row).toMatchObject({ memberId: member.memberId, replacedAt: null, revokedAt: null });
  expect(Buffer.from(row.digest)).toEqual(Buffer.from(digestToken(text)));
  return text;
}

async function signedInLongAgo(member: GivenMember): Promise<void> {
  await database().session.updateMany({
    where: { userId: member.id },
    data: { authenticatedAt: new Date(Date.now() - 11 * 60_000) },
  });
}

test('a passcode is granted from the row menu, shown once with its end, and gone after a reload', async ({
  page,
}) => {
  const { admin, mina, users, project } = await givenTwo();
  await openAs(page, admin);
  await expect(userRow(page, 'Mina Sato')).toContainText('None');
  await chooseFromMenu(page, 'Mina Sato', 'Grant Passcode');
  const asking = dialog(page, 'Select passcode time');
  await expect(asking.getByRole('radio')).toHaveCount(5);
  for (const time of ['1 month', '3 months', '6 months', '1 year', 'Forever']) {
    await expect(asking.getByRole('radio', { name: time, exact: true })).toBeVisible();
  }
  await expectAccessible(page, 'Select passcode time');
  await asking.getByRole('radio', { name: '3 months', exact: true }).check();
  await asking.getByRole('checkbox', { name: 'Read only' }).check();
  await asking.getByRole('button', { name: 'Grant', exact: true }).click();

  const granted = dialog(page, 'Passcode granted');
  const passcode = await shownPasscode(page, mina);
  await expect(shown(page)).toBeFocused();
  await expect(granted.getByText(/Works until \d+ \w+ \d{4}\. It reads/)).toBeVisible();
  await expect(granted.getByText(`X-Rolecall-Project: ${project.id}`)).toBeVisible();
  await expect(granted.getByRole('button', { name: 'Copy' })).toBeVisible();
  await expectAccessible(page, 'Passcode granted');
  // The page behind it knows already.
  await expect(page.locator('tr', { hasText: 'Mina Sato' })).toContainText('Active');

  const secret = passcode.slice(12);
  const again = await page.reload();
  expect(await again?.text()).not.toContain(secret);
  await expect(page.getByText('Mina Sato has an active passcode; reset it instead.')).toBeVisible();
  expect(await page.content()).not.toContain(secret);
  await page.getByRole('button', { name: 'Close' }).last().click();
  await expect(page).toHaveURL(users);

  const mail = await waitForMail(mina.email, /You have a passcode for Acme/);
  expect(mail.text).toContain('Asha Rao granted you a passcode for the API of Acme');
  expect(mail.text).not.toContain(secret);
});

test('a reset replaces it at once, or leaves the old one a day', async ({ page }) => {
  const { admin, mina, tab } = await givenTwo();
  const first = await givenPasscode(mina);
  await openAs(page, admin, { path: tab });
  await expect(page.getByText(`rc_${first.prefix}_…`)).toBeVisible();
  await page.getByRole('link', { name: 'Reset Passcode' }).click();
  await dialog(page, 'Reset Passcode').getByRole('button', { name: 'Reset', exact: true }).click();
  const second = await shownPasscode(page, mina);
  await expect(dialog(page, 'Passcode reset')).toContainText('The old one has stopped working.');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText(`rc_${passcodePrefix(second)}_…`)).toBeVisible();
  await expect(page.getByText('Still working beside it')).toHaveCount(0);

  await page.getByRole('link', { name: 'Reset Passcode' }).click();
  const asking = dialog(page, 'Reset Passcode');
  await asking
    .getByRole('checkbox', { name: 'Keep the old passcode working for 24 hours' })
    .check();
  await asking.getByRole('button', { name: 'Reset', exact: true }).click();
  await shownPasscode(page, mina);
  await expect(dialog(page, 'Passcode reset')).toContainText('The old one works until');
  await page.getByRole('button', { name: 'Done' }).click();
  const older = page.getByRole('list', { name: 'Older passcodes that still work' });
  await expect(older).toContainText(`rc_${passcodePrefix(second)}_…`);
  await expectAccessible(page, 'Passcode tab');
});

test('revoking tells what it ended, and the list can be narrowed by status', async ({ page }) => {
  const { admin, mina, users, tab } = await givenTwo();
  const { prefix } = await givenPasscode(mina);
  await openAs(page, admin);
  await chooseFromMenu(page, 'Mina Sato', 'Revoke Passcode');
  const asking = dialog(page, 'Revoke Passcode');
  await expect(asking.getByText('API calls with it fail at once.')).toBeVisible();
  await expect(asking.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await asking.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(page.getByText('Passcode of Mina Sato was revoked')).toBeVisible();
  await expect(page.getByText(`Passcode rc_${prefix}_… stopped working`)).toBeVisible();

  await page.getByRole('button', { name: 'Passcode', exact: true }).click();
  await page.getByRole('link', { name: 'Revoked' }).click();
  await expect(page).toHaveURL(`${users}?passcode=revoked`);
  await expect(userRow(page, 'Mina Sato')).toBeVisible();
  await expect(userRow(page, 'Asha Rao')).toHaveCount(0);
  await page.getByRole('link', { name: /Passcode: Revoked/ }).click();
  await expect(page).toHaveURL(users);

  await page.goto(tab);
  await expect(page.getByRole('link', { name: 'Grant Passcode' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Reset Passcode' })).toHaveCount(0);
});

test('disabling says that the passcode stops, and enabling that it works again', async ({
  page,
}) => {
  const { admin, mina } = await givenTwo();
  const { prefix } = await givenPasscode(mina);
  await openAs(page, admin);
  await chooseFromMenu(page, 'Mina Sato', 'Disable');
  await expect(
    page.getByText('Their passcode stops working until you enable them again.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Yes, Disable' }).click();
  await expect(page.getByText(`Passcode rc_${prefix}_… stopped working`)).toBeVisible();
  await page.getByRole('button', { name: 'More actions for Mina Sato' }).click();
  await expect(page.getByRole('menuitem', { name: 'Reset Passcode' })).toContainText(
    'The account is disabled, so no passcode would work.',
  );
  await page.keyboard.press('Escape');
  await chooseFromMenu(page, 'Mina Sato', 'Enable');
  await expect(page.getByText('Their passcode works again.')).toBeVisible();
  await page.getByRole('button', { name: 'Yes, Enable' }).click();
  await expect(page.getByText(`Passcode rc_${prefix}_… works again`)).toBeVisible();
});

test('ten minutes after the sign-in a grant asks who is there, and keeps what was chosen', async ({
  page,
}) => {
  const { admin, mina } = await givenTwo();
  await openAs(page, admin);
  await signedInLongAgo(admin);
  await chooseFromMenu(page, 'Mina Sato', 'Grant Passcode');
  await page.getByRole('radio', { name: 'Forever' }).check();
  await page.getByRole('button', { name: 'Grant', exact: true }).click();
  const proof = dialog(page, 'Confirm that it is you');
  await proof.getByLabel('Password', { exact: true }).fill(goodPassword);
  expect(await database().passcode.count({ where: { memberId: mina.memberId } })).toBe(0);
  await proof.getByRole('button', { name: 'Confirm' }).click();
  await shownPasscode(page, mina);
  await expect(page.getByText('Works until you revoke it.')).toBeVisible();
});

test('where passcodes have to end, forever is no choice', async ({ page }) => {
  const { admin, project, tab } = await givenTwo();
  await openAs(page, admin, { path: `/${project.slug}/settings/security` });
  await page.getByRole('checkbox', { name: 'Allow passcodes that last forever' }).uncheck();
  await page
    .getByRole('form', { name: 'Signing in' })
    .getByRole('button', { name: 'Save' })
    .click();
  await expect(page.getByText('Security settings updated')).toBeVisible();
  await page.goto(`${tab}?panel=grant-passcode`);
  await expect(page.getByRole('radio', { name: '1 year' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Forever' })).toHaveCount(0);
});

test('everybody sees and ends their own passcode in My Account', async ({ page }) => {
  const { mina } = await givenTwo();
  const { prefix } = await givenPasscode(mina, {
    lastUsedAt: new Date(Date.now() - 5 * 60_000),
    lastUsedAddress: '203.0.113.9',
  });
  await openAs(page, mina, { path: '/account/security' });
  const own = page.getByRole('list', { name: 'Passcodes' });
  await expect(own).toContainText(`rc_${prefix}_…`);
  await expect(own).toContainText('from 203.0.113.9');
  await own.getByRole('link', { name: 'Revoke the passcode for Acme' }).click();
  const asking = dialog(page, 'Revoke your passcode for Acme?');
  await asking.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(page.getByText('Your passcode for Acme was revoked')).toBeVisible();
  await expect(own).toContainText('Revoked');
  await expectAccessible(page, 'My Account with passcodes');
});

test.describe('without scripting', () => {
  test.use({ javaScriptEnabled: false });

  test('a passcode is granted and reset by plain form posts, and each shown once', async ({
    page,
  }) => {
    const { admin, mina, tab } = await givenTwo();
    await openAs(page, admin, { path: `${tab}?panel=grant-passcode` });
    await page.getByRole('radio', { name: '1 year' }).check();
    await page.getByRole('button', { name: 'Grant', exact: true }).click();
    const passcode = await shownPasscode(page, mina);
    await expect(page.getByText(/Works until \d+ \w+ \d{4}\./)).toBeVisible();
    await page.goto(`${tab}?panel=reset-passcode`);
    expect(await page.content()).not.toContain(passcode.slice(12));
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    const second = await shownPasscode(page, mina);
    expect(second).not.toBe(passcode);
    await page.goto(tab);
    await expect(page.getByText(`rc_${passcodePrefix(second)}_…`)).toBeVisible();
    expect(await page.content()).not.toContain(second.slice(12));
  });
});

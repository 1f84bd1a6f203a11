import type { Page } from '@playwright/test';
import { database } from '@/lib/platform/database';
import { alertOf, expect, test } from '../support/e2e/test';
import { openAs } from '../support/e2e/open-as';
import { enterPassword, signOut } from '../support/e2e/sign-in';
import { givenAuthenticator } from '../support/e2e/virtual-authenticator';
import { waitForMail } from '../support/e2e/mailbox';
import {
  givenMember,
  givenProject,
  goodPassword,
  type GivenMember,
} from '../support/given-project';

const security = '/account/security';
const refused = /The passkey did not work/;

async function addPasskey(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Add passkey' }).click();
  const panel = page.getByRole('dialog', { name: 'Add a passkey' });
  await panel.getByLabel('Name').fill(name);
  await panel.getByRole('button', { name: 'Add passkey' }).click();
  await expect(page.getByText(`Passkey ${name} added`)).toBeVisible();
  await expect(panel).toBeHidden();
}

/** Somebody with a passkey in this browser, who has signed out. */
async function givenPasskeyHolder(page: Page): Promise<GivenMember> {
  const member = await givenMember(await givenProject());
  await givenMember(member.project);
  await openAs(page, member, { path: security });
  await addPasskey(page, 'Laptop');
  await signOut(page);
  return member;
}

const byPasskey = (page: Page) => page.getByRole('button', { name: 'Sign in with a passkey' });

test('a passkey is added, signs in alone, gets another name, and is removed', async ({ page }) => {
  const authenticator = await givenAuthenticator(page);
  const member = await givenPasskeyHolder(page);
  expect(await authenticator.count()).toBe(1);
  expect((await waitForMail(member.email, /passkey was added/)).text).toContain('Laptop');

  await page.goto(`/sign-in?next=${encodeURIComponent(security)}`);
  await byPasskey(page).click();
  await expect(page).toHaveURL(security);
  const passkeys = page.getByRole('list', { name: 'Passkeys' });
  await expect(passkeys).toContainText('last used just now');

  await passkeys.getByRole('link', { name: 'Rename Laptop' }).click();
  const rename = page.getByRole('dialog', { name: 'Rename Laptop' });
  await rename.getByLabel('Name').fill('Work laptop');
  await rename.getByRole('button', { name: 'Rename' }).click();
  await expect(passkeys).toContainText('Work laptop');

  await passkeys.getByRole('link', { name: 'Remove Work laptop' }).click();
  const remove = page.getByRole('dialog', { name: 'Remove Work laptop?' });
  await expect(remove.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await remove.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('You have no passkeys yet.')).toBeVisible();
  await waitForMail(member.email, /passkey was removed/);

  await signOut(page);
  await byPasskey(page).click();
  await expect(alertOf(page)).toContainText(refused);
});

test('after the password a passkey stands in for the code', async ({ page }) => {
  await givenAuthenticator(page);
  const member = await givenPasskeyHolder(page);
  await enterPassword(page, member.email, goodPassword);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
});

test('a lock by failures does not stop a passkey; disabled, its owner is told why', async ({
  page,
}) => {
  await givenAuthenticator(page);
  const member = await givenPasskeyHolder(page);
  await database().user.update({
    where: { id: member.id },
    data: { passwordFailures: 10, passwordLockedUntil: new Date(Date.now() + 600_000) },
  });
  await byPasskey(page).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
  await signOut(page);

  await database().user.update({ where: { id: member.id }, data: { disabledAt: new Date() } });
  await byPasskey(page).click();
  await expect(alertOf(page)).toContainText(
    'This account is disabled. Ask an administrator of Acme.',
  );
});

test('a passkey whose owner is not verified proves nothing', async ({ page }) => {
  const authenticator = await givenAuthenticator(page);
  await givenPasskeyHolder(page);
  await authenticator.setUserVerified(false);
  await byPasskey(page).click();
  await expect(alertOf(page)).toContainText('No passkey was used.');
});

test('what a browser sent once to sign in opens nothing when somebody sends it again', async ({
  page,
  openBrowser,
}) => {
  await givenAuthenticator(page);
  await givenPasskeyHolder(page);
  const sent = page.waitForRequest((request) => request.postData()?.includes('signature') ?? false);
  await byPasskey(page).click();
  const request = await sent;
  await expect(page).not.toHaveURL(/\/sign-in/);

  const stranger = await openBrowser();
  const { 'next-action': action = '', 'content-type': type = '' } = await request.allHeaders();
  const answer = await stranger.request.post('/sign-in', {
    headers: {
      'next-action': action,
      'content-type': type,
      accept: 'text/x-component',
      origin: new URL(page.url()).origin,
    },
    data: request.postDataBuffer() ?? Buffer.alloc(0),
    maxRedirects: 0,
  });
  expect(await answer.text()).toMatch(refused);
  await stranger.goto(security);
  await expect(stranger).toHaveURL(/\/sign-in/);
});

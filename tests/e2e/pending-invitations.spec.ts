import { randomUUID } from 'node:crypto';
import { choosePassword, enrolAuthenticator } from '../support/e2e/enrolment';
import {
  chooseFromMenu,
  inviteButton,
  openInvitePanel,
  userRow,
} from '../support/e2e/invite-panel';
import { linkIn, waitForMail, waitForMails } from '../support/e2e/mailbox';
import { openAs } from '../support/e2e/open-as';
import { expect, test } from '../support/e2e/test';
import { givenMember, givenProject } from '../support/given-project';
import type { Page } from '@playwright/test';

const invited = /invited you/;

/** Signs an admin in and invites one person through the panel. */
async function inviteOne(page: Page) {
  const admin = await givenMember(await givenProject());
  const email = `${randomUUID()}@example.com`;
  await openAs(page, admin);
  const panel = await openInvitePanel(page);
  await panel.getByLabel('E-mail').fill(email);
  await inviteButton(panel).click();
  await expect(panel).toBeHidden();
  return { admin, email, link: linkIn(await waitForMail(email, invited), 'invitation') };
}

test('resending ends the earlier link, which then offers to ask the inviter', async ({
  page,
  openBrowser,
}) => {
  const { admin, email, link } = await inviteOne(page);
  await chooseFromMenu(page, email, 'Resend invitation');
  await expect(page.getByText(`Invitation resent to ${email}`)).toBeVisible();
  const [newest] = await waitForMails(email, invited, { count: 2 });
  const newLink = linkIn(newest!, 'invitation');
  expect(newLink).not.toBe(link);

  const person = await openBrowser();
  await person.goto(link);
  await expect(person.getByText('A newer invitation was sent.')).toBeVisible();
  await person.getByRole('button', { name: 'Ask for a new invitation' }).click();
  await expect(person.getByText('We asked for a new link')).toBeVisible();
  const mail = await waitForMail(admin.email, /new invitation|new link/i);
  expect(mail.text).toContain(email);

  await person.goto(newLink);
  await choosePassword(person);
  await enrolAuthenticator(person);
  await page.reload();
  await expect(userRow(page, email)).toContainText('Active');
});

test('a copied link works beside the mailed one, until one of them is used', async ({
  page,
  context,
  openBrowser,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { email, link } = await inviteOne(page);
  await chooseFromMenu(page, email, 'Copy invitation link');
  const dialog = page.getByRole('dialog', { name: `Invitation link of ${email}` });
  const copied = await dialog.getByLabel('Invitation link').inputValue();
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(copied);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: `More actions for ${email}` })).toBeFocused();

  const person = await openBrowser();
  await person.goto(link);
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('Join Acme');
  await person.goto(copied);
  await choosePassword(person);
  await enrolAuthenticator(person);
  for (const used of [link, copied]) {
    await person.goto(used);
    await expect(person.getByText('This invitation was accepted already')).toBeVisible();
  }
});

test('withdrawing asks first, then closes every link and takes the person from the list', async ({
  page,
  openBrowser,
}) => {
  const { email, link } = await inviteOne(page);
  await chooseFromMenu(page, email, 'Withdraw invitation');
  const dialog = page.getByRole('dialog', { name: `Withdraw the invitation of ${email}?` });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(userRow(page, email)).toBeVisible();

  await chooseFromMenu(page, email, 'Withdraw invitation');
  await dialog.getByRole('button', { name: 'Yes, withdraw it' }).click();
  await expect(page.getByText(`Invitation of ${email} withdrawn`)).toBeVisible();
  await expect(userRow(page, email)).toHaveCount(0);

  const person = await openBrowser();
  await person.goto(link);
  await expect(person.getByText('It was withdrawn.')).toBeVisible();
  await expect(person.getByRole('button', { name: 'Ask for a new invitation' })).toBeVisible();
});

test('the details say why somebody cannot sign in, with the fix beside it', async ({ page }) => {
  const { email } = await inviteOne(page);
  await userRow(page, email).getByRole('link', { name: email }).click();
  await expect(page.getByText(`${email} cannot sign in`)).toBeVisible();
  await expect(page.getByText('they have not set a password yet')).toBeVisible();
  await page.getByRole('button', { name: 'Resend invitation' }).click();
  await expect(page.getByText(`Invitation resent to ${email}`)).toBeVisible();
  await waitForMails(email, invited, { count: 2 });

  await page.getByRole('button', { name: 'Copy invitation link' }).click();
  await expect(page.getByLabel('Invitation link')).toHaveValue(/\/invitation\//);
  await page.getByRole('button', { name: 'Withdraw invitation' }).click();
  await page.getByRole('button', { name: 'Yes, withdraw it' }).click();
  await expect(page.getByText(`Invitation of ${email} withdrawn`)).toBeVisible();
  await expect(page).toHaveURL(/\/users$/);
});

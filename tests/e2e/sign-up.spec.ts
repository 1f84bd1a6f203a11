import { randomUUID } from 'node:crypto';
import { expectAccessible } from '../support/e2e/accessibility';
import { choosePassword, enrolAuthenticator, newPassword } from '../support/e2e/enrolment';
import { linkIn, waitForMail } from '../support/e2e/mailbox';
import { enterCode, enterPassword } from '../support/e2e/sign-in';
import { expect, failedWith, test } from '../support/e2e/test';
import { givenMember, givenProject } from '../support/given-project';
import { startInstance, type Instance } from '../support/instance';

// A second server on the same database, on which anybody may register.
let open: Instance;
test.beforeAll(async () => {
  const { DATABASE_URL: databaseUrl = '', SMTP_URL = '', AUTH_SECRET = '' } = process.env;
  await givenMember(await givenProject());
  open = await startInstance({ databaseUrl, env: { SMTP_URL, AUTH_SECRET, SIGNUP: 'open' } });
});
test.afterAll(() => open.remove());

test('somebody signs up, confirms the address, sets up the account and has a project', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const email = `${randomUUID()}@example.com`;
  await page.goto(`${open.url}/sign-in`);
  await page.getByRole('link', { name: 'Sign up' }).click();
  await expectAccessible(page, 'Sign up');
  await page.getByLabel('First name').fill('Asha');
  await page.getByLabel('Last name').fill('Rao');
  await page.getByLabel('E-mail').fill('nobody');
  await page.getByLabel('Project name').fill('Zeta Works');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByText('Check your mail')).toBeVisible();

  // Either server may have sent the mail, and each names its own address.
  const mail = await waitForMail(email, /Confirm your e-mail address/);
  const path = new URL(linkIn(mail, 'confirm-email')).pathname;
  await page.goto(open.url + path);
  await expect(page.getByText('Zeta Works')).toBeVisible();
  await expectAccessible(page, 'Confirm a sign-up');
  await page.reload();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('heading', { name: 'Finish setting up Zeta Works' })).toBeVisible();
  await choosePassword(page);
  const { totpSecret } = await enrolAuthenticator(page);
  await page.getByRole('link', { name: 'Continue to sign in' }).click();
  await enterPassword(page, email, newPassword);
  await enterCode(page, totpSecret);
  await expect(page.getByRole('button', { name: 'Switch project, Zeta Works' })).toBeVisible();
  await page.getByRole('link', { name: 'Users', exact: true }).click();
  await expect(page.getByRole('row').filter({ hasText: email })).toContainText('Admin');

  await page.goto(open.url + path);
  await expect(page.getByText('This link no longer works')).toBeVisible();
});

test('an address that has an account gets the same answer, and a mail that says so', async ({
  page,
}) => {
  const member = await givenMember(await givenProject());
  await page.goto(`${open.url}/sign-up`);
  await page.getByLabel('First name').fill('Asha');
  await page.getByLabel('E-mail').fill(member.email);
  await page.getByLabel('Project name').fill('Zeta');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByText('Check your mail')).toBeVisible();
  const mail = await waitForMail(member.email, /You already have a Rolecall account/);
  expect(mail.text).toContain('has an account already');
});

test('where signing up is closed there is no such page', async ({ page, allowConsoleError }) => {
  allowConsoleError(failedWith(404));
  const response = await page.goto('/sign-up');
  expect(response?.status()).toBe(404);
  await page.goto('/sign-in');
  await expect(page.getByRole('link', { name: 'Sign up' })).toHaveCount(0);
});

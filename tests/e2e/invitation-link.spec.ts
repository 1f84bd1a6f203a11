import { database } from '@/lib/platform/database';
import { nextCode } from '../support/e2e/authenticator';
import {
  choosePassword,
  enrolAuthenticator,
  manualKey,
  newPassword,
  shownRecoveryCodes,
} from '../support/e2e/enrolment';
import { waitForMail } from '../support/e2e/mailbox';
import { enterCode, enterPassword } from '../support/e2e/sign-in';
import { alertOf, expect, test } from '../support/e2e/test';
import { givenInvitation } from '../support/given-invitation';
import { givenMember, givenProject, goodPassword } from '../support/given-project';

async function givenInvited() {
  const admin = await givenMember(await givenProject());
  const invitation = await givenInvitation(admin, new Date());
  return { admin, ...invitation, path: `/invitation/${invitation.token}` };
}

test('the page says who invites whom to what, and shows the rules of a password', async ({
  page,
}) => {
  const { admin, email, path } = await givenInvited();
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Join Acme');
  await expect(page.getByText(`${admin.name} invites ${email} to Acme as Member.`)).toBeVisible();
  await expect(page.getByText(/At least 12 characters/)).toBeVisible();

  const password = page.getByLabel('Password', { exact: true });
  await password.fill('aaaaaaaaaaaa');
  await expect(page.getByText(/Strength: (Very w|W)eak/)).toBeVisible();
  await password.fill(newPassword);
  await expect(page.getByText(/Strength: (Good|Strong)/)).toBeVisible();

  await page.getByLabel('Confirm password').fill('something else entirely');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(alertOf(page)).toBeVisible();
  await expect(page.getByLabel('Confirm password')).toHaveAttribute('aria-invalid', 'true');

  await choosePassword(page, 'password1234');
  await expect(alertOf(page)).toContainText('too easy to guess');
  await choosePassword(page, 'acme acme acme');
  await expect(alertOf(page)).toContainText(/repeats|made of/);
});

test('opening the link spends nothing, and the set-up can be left and resumed elsewhere', async ({
  page,
  openBrowser,
  request,
}) => {
  const { email, path } = await givenInvited();
  // Scanners fetch it, and render it, more than once.
  for (let count = 0; count < 3; count++) expect((await request.get(path)).status()).toBe(200);
  await (await openBrowser()).goto(path);

  await page.goto(path);
  await choosePassword(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('two-factor');
  // Reloading keeps the same key: an app that scanned it goes on working.
  const key = await manualKey(page).innerText();
  await page.reload();
  await expect(manualKey(page)).toHaveText(key);
  await page.close();

  const later = await openBrowser();
  await later.goto(path);
  await later.getByLabel('Password', { exact: true }).fill('not what was chosen before');
  await later.getByRole('button', { name: 'Continue' }).click();
  await expect(alertOf(later)).toContainText('not the password that was chosen');
  await later.getByLabel('Password', { exact: true }).fill(newPassword);
  await later.getByRole('button', { name: 'Continue' }).click();
  const { totpSecret } = await enrolAuthenticator(later);
  await later.getByRole('link', { name: 'Continue to sign in' }).click();
  await enterPassword(later, email, newPassword);
  await enterCode(later, totpSecret);
  await expect(later).not.toHaveURL(/\/sign-in/);
});

test('recovery codes are shown once, and can be copied and downloaded', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { path } = await givenInvited();
  await page.goto(path);
  await choosePassword(page);
  const { recoveryCodes } = await enrolAuthenticator(page);

  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.trim().split('\n')).toEqual(recoveryCodes);

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/recovery-codes\.txt$/);
  const chunks = await (await download.createReadStream()).toArray();
  expect(Buffer.concat(chunks).toString().trim().split('\n')).toEqual(recoveryCodes);

  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'This invitation link no longer works',
  );
  await expect(page.getByText(recoveryCodes[0]!)).toHaveCount(0);
});

test('the second of two people with the same link is refused helpfully', async ({
  page,
  openBrowser,
}) => {
  const { userId, path } = await givenInvited();
  const second = await openBrowser();
  await page.goto(path);
  await second.goto(path);
  await choosePassword(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('two-factor');
  await choosePassword(second, 'another person entirely chose');
  await expect(alertOf(second)).toContainText('A password was set through this link already');

  await enrolAuthenticator(page);
  await second.reload();
  await expect(second.getByText('This invitation was accepted already')).toBeVisible();
  await expect(second.getByRole('link', { name: 'Sign in' })).toBeVisible();
  expect(await database().session.count({ where: { userId } })).toBe(0);
});

test('two people who finish at the same moment make one account', async ({ page, openBrowser }) => {
  const { path } = await givenInvited();
  const other = await openBrowser();
  await page.goto(path);
  await choosePassword(page);
  const shownKey = await manualKey(page).innerText();
  await other.goto(path);
  await other.getByLabel('Password', { exact: true }).fill(newPassword);
  await other.getByRole('button', { name: 'Continue' }).click();
  await expect(manualKey(other)).toHaveText(shownKey);

  const code = await nextCode(shownKey);
  for (const each of [page, other]) await each.getByLabel('Authentication code').fill(code);
  await Promise.all(
    [page, other].map((each) => each.getByRole('button', { name: 'Verify' }).click()),
  );
  const codesOf = (each: typeof page) => each.getByRole('list', { name: 'Recovery codes' });
  const refusalOf = (each: typeof page) =>
    each.getByText(/accepted already|no longer works|took too long/).first();
  for (const each of [page, other])
    await expect(codesOf(each).or(refusalOf(each)).first()).toBeVisible();
  const winners = await Promise.all([page, other].map((each) => codesOf(each).isVisible()));
  expect(winners.filter(Boolean)).toHaveLength(1);
  await shownRecoveryCodes(winners[0] ? page : other);
});

test('an expired link says so and offers to ask for a new one, which mails the inviter', async ({
  page,
}) => {
  const { admin, id, email, path } = await givenInvited();
  await database().invitation.update({ where: { id }, data: { expiresAt: new Date(0) } });
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'This invitation link no longer works',
  );
  await expect(page.getByText('It was not used in time.')).toBeVisible();
  await page.getByRole('button', { name: 'Ask for a new invitation' }).click();
  await expect(page.getByText('We asked for a new link')).toBeVisible();
  const mail = await waitForMail(admin.email, /new invitation|new link/i);
  expect(mail.text).toContain(email);
  // The mail leads to the page where the invitation can be sent anew.
  expect(mail.text).toContain(`/${admin.project.slug}/users/`);
});

test('an address that was never a link says what to do', async ({ page }) => {
  await page.goto('/invitation/never-was-one');
  await expect(page.getByText('The address is not complete')).toBeVisible();
});

test('somebody with an account joins by signing in, without a second password', async ({
  page,
}) => {
  const elsewhere = await givenMember(await givenProject('Elsewhere'), 'MEMBER');
  const admin = await givenMember(await givenProject());
  const { token } = await givenInvitation(admin, new Date(), { userId: elsewhere.id });
  await page.goto(`/invitation/${token}`);
  await page.getByRole('link', { name: 'Sign in to join' }).click();
  await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue(elsewhere.email);
  await enterPassword(page, elsewhere.email, goodPassword);
  await enterCode(page, elsewhere.totpSecret);
  await page.getByRole('button', { name: 'Join Acme' }).click();
  await expect(page).toHaveURL(new RegExp(`/${admin.project.slug}`));
});

test('somebody signed in as another person is told so and can change', async ({ page }) => {
  const { email, path, admin } = await givenInvited();
  const bystander = await givenMember(admin.project, 'MEMBER');
  const { token } = await givenInvitation(admin, new Date(), {
    userId: (await givenMember(await givenProject('Elsewhere'), 'MEMBER')).id,
  });
  await page.goto(`/sign-in?next=${encodeURIComponent(`/invitation/${token}`)}`);
  await enterPassword(page, bystander.email, goodPassword);
  await enterCode(page, bystander.totpSecret);
  await expect(page.getByText(`You are signed in as ${bystander.email}`)).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in to join' })).toBeVisible();
  await page.goto(path);
  await expect(page.getByText(email)).toBeVisible();
});

import { randomUUID } from 'node:crypto';
import { database } from '@/lib/platform/database';
import { choosePassword, enrolAuthenticator, newPassword } from '../support/e2e/enrolment';
import {
  inviteButton,
  openInvitePanel,
  pasteAddresses,
  userRow,
} from '../support/e2e/invite-panel';
import { linkIn, mailsTo, waitForMail } from '../support/e2e/mailbox';
import { openAs } from '../support/e2e/open-as';
import { enterCode, enterPassword } from '../support/e2e/sign-in';
import { expect, test } from '../support/e2e/test';
import { givenInvitation } from '../support/given-invitation';
import { givenMember, givenProject } from '../support/given-project';

const someone = () => `${randomUUID()}@example.com`;

test('an admin invites three people at once, each gets a mail, and one gets all the way in', async ({
  page,
  openBrowser,
  baseURL,
}) => {
  const admin = await givenMember(await givenProject());
  const people = [someone(), someone(), someone()];
  await openAs(page, admin);
  const panel = await openInvitePanel(page);
  await pasteAddresses(panel, people.join(', '));
  await expect(panel.getByLabel('E-mail')).toHaveCount(3);
  await expect(panel.getByText('3 of 50')).toBeVisible();
  await panel.getByLabel('Role').last().selectOption('Creator');
  await inviteButton(panel).click();
  await expect(page.getByText('3 users successfully invited')).toBeVisible();
  await expect(panel).toBeHidden();
  await expect(page).toHaveURL(`/${admin.project.slug}/users`);
  for (const email of people) await expect(userRow(page, email)).toContainText('Invited');

  const links: string[] = [];
  for (const email of people) {
    const mail = await waitForMail(email, /invited you to Acme/);
    expect(mail.recipients).toEqual([email]);
    const link = linkIn(mail, 'invitation');
    expect(link.startsWith(`${baseURL}/`)).toBe(true);
    links.push(link);
  }
  expect(new Set(links).size).toBe(3);
  const lastMail = await waitForMail(people[2]!, /invited you/);
  expect(lastMail.text).toContain('Creator');
  await expect(async () => {
    await page.reload();
    await expect(userRow(page, people[0]!)).toContainText('Sent', { timeout: 1_000 });
  }).toPass();

  const invited = await openBrowser();
  await invited.goto(links[0]!);
  await invited.getByLabel('First name').fill('Ravi');
  await invited.getByLabel('Last name').fill('Iyer');
  await choosePassword(invited);
  const { totpSecret } = await enrolAuthenticator(invited);
  await invited.getByRole('link', { name: 'Continue to sign in' }).click();
  await enterPassword(invited, people[0]!, newPassword);
  await enterCode(invited, totpSecret);
  await expect(invited).toHaveURL(`/${admin.project.slug}`);

  await page.reload();
  const row = userRow(page, people[0]!);
  await expect(row).toContainText('Ravi Iyer');
  await expect(row).toContainText('Active');
  await expect(row.getByRole('cell', { name: 'On', exact: true })).toBeVisible();
  await row.getByRole('link', { name: 'Ravi Iyer' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ravi Iyer' })).toBeVisible();
  await expect(page.getByText(admin.name).last()).toBeVisible();
});

test('rows that cannot be invited stay with their reasons while the others go', async ({
  page,
}) => {
  const admin = await givenMember(await givenProject());
  const pending = await givenInvitation(admin, new Date());
  const fresh = someone();
  const long = `${'x'.repeat(65)}@example.com`;
  await openAs(page, admin);
  const panel = await openInvitePanel(page);
  await pasteAddresses(
    panel,
    [fresh, fresh.toUpperCase(), admin.email, pending.email, 'not-an-address', long].join('\n'),
  );
  await inviteButton(panel).click();
  await expect(panel.getByText('1 user successfully invited')).toBeVisible();
  await expect(panel.getByText('5 rows could not be invited')).toBeVisible();
  await expect(panel.getByLabel('E-mail')).toHaveCount(5);
  const reasons: [string, RegExp][] = [
    [fresh.toUpperCase(), /already/],
    [admin.email, /user of this project already/],
    [pending.email, /invited already/],
    ['not-an-address', /not an e-mail address/],
    [long, /too long/],
  ];
  for (const [index, [email, reason]] of reasons.entries()) {
    const row = panel.getByRole('group', { name: `User ${index + 1}`, exact: true });
    await expect(row.getByLabel('E-mail')).toHaveValue(email);
    await expect(row).toContainText(reason);
  }
  await waitForMail(fresh, /invited you/);
  expect(await mailsTo(pending.email)).toEqual([]);
  expect(await mailsTo(admin.email)).toEqual([]);

  const corrected = someone();
  const third = panel.getByRole('group', { name: 'User 4', exact: true });
  await third.getByLabel('E-mail').fill(corrected);
  for (const number of [5, 3, 2, 1])
    await panel.getByRole('button', { name: `Remove user ${number}` }).click();
  await inviteButton(panel).click();
  await expect(page.getByText('1 user successfully invited')).toBeVisible();
  await expect(panel).toBeHidden();
  await waitForMail(corrected, /invited you/);
});

test('nobody is invited when the list has more than fifty', async ({ page }) => {
  const admin = await givenMember(await givenProject());
  await openAs(page, admin);
  const panel = await openInvitePanel(page);
  await pasteAddresses(panel, Array.from({ length: 51 }, someone).join(';'));
  await expect(panel.getByText('51 of 50')).toBeVisible();
  await expect(panel.getByRole('button', { name: '+ User' })).toBeDisabled();
  await inviteButton(panel).click();
  await expect(panel.getByRole('alert')).toContainText('up to 50 users at once');
  await expect(panel.getByLabel('E-mail')).toHaveCount(51);
  expect(await database().member.count({ where: { projectId: admin.project.id } })).toBe(1);

  await panel.getByRole('button', { name: 'Remove user 51' }).click();
  await inviteButton(panel).click();
  await expect(page.getByText('50 users successfully invited')).toBeVisible();
  expect(await database().member.count({ where: { projectId: admin.project.id } })).toBe(51);
});

test('whoever may only read users finds no way to invite', async ({ page }) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  const invited = await givenInvitation(admin, new Date());
  const approver = await givenMember(project, 'APPROVER');
  await openAs(page, approver);
  await expect(userRow(page, invited.email)).toContainText('Invited');
  await expect(page.getByRole('link', { name: '+ User' })).toHaveCount(0);
  await userRow(page, invited.email)
    .getByRole('button', { name: /^More actions/ })
    .click();
  await expect(page.getByRole('menuitem')).toHaveText(['View details']);
  await page.goto(`/${project.slug}/users?panel=invite`);
  await expect(page.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('an invite counts only from a page of this site, by somebody who may', async ({
  page,
  openBrowser,
  baseURL,
}) => {
  const admin = await givenMember(await givenProject());
  const approver = await givenMember(admin.project, 'APPROVER');
  const reader = await openBrowser();
  await openAs(reader, approver);
  await openAs(page, admin);
  const panel = await openInvitePanel(page);
  const first = someone();
  await panel.getByLabel('E-mail').fill(first);
  const sending = page.waitForRequest((each) => each.method() === 'POST');
  await inviteButton(panel).click();
  const sent = await sending;
  await expect(page.getByText('1 user successfully invited')).toBeVisible();

  const headers = Object.entries(await sent.allHeaders()).filter(([name]) =>
    /^(accept|content-type|next-.*)$/.test(name),
  );
  /** Sends the same form for another person, with the cookies of a browser. */
  const replay = async (browser: typeof page, added: Record<string, string>) => {
    const email = someone();
    await browser.context().request.post(sent.url(), {
      headers: { ...Object.fromEntries(headers), ...added },
      data: Buffer.from((sent.postData() ?? '').replace(first, email)),
    });
    return database().user.count({ where: { email } });
  };
  expect(await replay(page, {})).toBe(0);
  expect(await replay(page, { origin: 'https://evil.example' })).toBe(0);
  expect(await replay(page, { origin: baseURL ?? '', 'sec-fetch-site': 'cross-site' })).toBe(0);
  expect(await replay(reader, { origin: baseURL ?? '' })).toBe(0);
  // The same bytes from the right person and place are good, so the refusals had their reasons.
  expect(await replay(page, { origin: baseURL ?? '' })).toBe(1);
});

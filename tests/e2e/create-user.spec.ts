import { randomUUID } from 'node:crypto';
import { database } from '@/lib/platform/database';
import { expectAccessible } from '../support/e2e/accessibility';
import { choosePassword, enrolAuthenticator, newPassword } from '../support/e2e/enrolment';
import { userRow } from '../support/e2e/invite-panel';
import { linkIn, mailsTo, waitForMail } from '../support/e2e/mailbox';
import { openAs } from '../support/e2e/open-as';
import { enterCode, enterPassword } from '../support/e2e/sign-in';
import { alertOf, expect, test } from '../support/e2e/test';
import { givenOverrides, givenRole, givenScopeItem } from '../support/given-access';
import { givenInvitation } from '../support/given-invitation';
import { givenMember, givenProject } from '../support/given-project';
import {
  choose,
  create,
  fillCredentials,
  next,
  pathOf,
  step,
} from '../support/e2e/create-user-wizard';

const someone = () => `${randomUUID()}@example.com`;

test('an admin creates a user in three steps, and that user gets in with what was reviewed', async ({
  page,
  openBrowser,
}) => {
  const admin = await givenMember(await givenProject());
  const finance = await givenRole(admin.project, 'Finance', { payments: 'READ' });
  await givenScopeItem(admin.project, 'PRODUCT', 'PAY-1');
  await givenScopeItem(admin.project, 'PRODUCT', 'PAY-2');
  const email = someone();
  await openAs(page, admin);
  await page.getByRole('link', { name: 'Create New User' }).click();
  await expect(page).toHaveURL(pathOf(admin));

  await expect(create(page)).toHaveCount(0);
  await fillCredentials(page, email);
  await page.getByLabel('Mobile').fill('+91 98765 43210');
  await next(page).click();
  await expect(step(page, 'Access Control')).toBeFocused();
  await page.getByLabel('Finance', { exact: true }).check();
  await page.getByLabel('Finance ends on').fill('2031-03-31');
  await choose(page, 'Refunds', 'Read write');
  await page.getByText('Advanced Settings').click();
  await page.getByLabel('Only these products').check();
  await page.getByLabel('PAY-2').check();
  await next(page).click();

  await expect(step(page, 'Review')).toBeFocused();
  const main = page.getByRole('main');
  for (const text of [email, 'Ravi Iyer', '+919876543210', 'Finance (until 31 March 2031)'])
    await expect(main.getByText(text, { exact: true })).toBeVisible();
  await expect(main.getByText('Payments › Refunds: Read write')).toBeVisible();
  await expect(main.getByText('PAY-2', { exact: true }).filter({ visible: true })).toHaveCount(1);
  await expect(main.getByText(`A mail goes to ${email}`)).toBeVisible();
  const effect = page.getByRole('table', { name: 'What they will be able to do' });
  await expect(effect.getByRole('row', { name: /Orders/ })).toContainText('Finance');
  await expect(effect.getByRole('row', { name: /Refunds/ })).toContainText('Override');
  await create(page).click();

  await expect(page.getByText('User Ravi Iyer created')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Ravi Iyer' })).toBeVisible();
  const member = await database().member.findFirstOrThrow({
    where: { user: { email } },
    include: { roles: true, overrides: true, scopes: { include: { item: true } } },
  });
  expect(member).toMatchObject({
    status: 'INVITED',
    allProducts: false,
    allGateways: true,
    roles: [{ roleId: finance, endsAt: expect.any(Date) as Date }],
    overrides: [{ level: 'READ_WRITE' }],
    scopes: [{ item: { externalId: 'PAY-2' } }],
  });
  await page.goto(pathOf(admin));
  await expect(page.getByLabel('E-mail')).toHaveValue('');

  const mail = await waitForMail(email, /invited you to Acme/);
  expect(mail.text).toContain('Finance');
  const invited = await openBrowser();
  await invited.goto(linkIn(mail, 'invitation'));
  await expect(invited.getByLabel('First name')).toHaveValue('Ravi');
  await choosePassword(invited);
  const { totpSecret } = await enrolAuthenticator(invited);
  await invited.getByRole('link', { name: 'Continue to sign in' }).click();
  await enterPassword(invited, email, newPassword);
  await enterCode(invited, totpSecret);
  await expect(invited).toHaveURL(`/${admin.project.slug}`);
});

test('what was typed outlives a reload, Back, and the end of the session', async ({ page }) => {
  const admin = await givenMember(await givenProject());
  await givenRole(admin.project, 'Finance', { payments: 'READ' });
  const email = someone();
  await openAs(page, admin, { path: pathOf(admin) });
  await fillCredentials(page, email);
  await page.reload();
  await expect(page.getByLabel('Last name')).toHaveValue('Iyer');
  await next(page).click();
  await page.getByLabel('Finance', { exact: true }).check();
  await page.getByLabel('Finance ends on').fill('2031-03-31');
  await choose(page, 'Analytics', 'Read');
  await page.getByText('Advanced Settings').click();
  await page.getByLabel('Ends on', { exact: false }).last().fill('2032-01-31');
  await page.reload();
  await expect(step(page, 'Access Control')).toBeVisible();
  await expect(page.getByLabel('Finance', { exact: true })).toBeChecked();
  await expect(page.getByLabel('Finance ends on')).toHaveValue('2031-03-31');
  const reports = page.getByRole('group', { name: 'Reports', exact: true });
  await expect(reports.getByLabel('Read', { exact: true })).toBeChecked();

  await page.goBack();
  await expect(step(page, 'User Credentials')).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue(email);
  await page.goForward();
  await next(page).click();
  await expect(step(page, 'Review')).toBeVisible();

  await database().session.deleteMany({ where: { userId: admin.id } });
  await create(page).click();
  await expect(page.getByText('You were signed out')).toBeVisible();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await enterPassword(page, admin.email, 'unrelated words tunnel orchid');
  await enterCode(page, admin.totpSecret);
  await expect(step(page, 'Review')).toBeVisible();
  await expect(page.getByText('31 January 2032')).toBeVisible();
  await create(page).click();
  await expect(page.getByText('User Ravi Iyer created')).toBeVisible();
  await waitForMail(email, /invited you/);
});

test('each step says what is wrong with it, and a done one can be changed', async ({ page }) => {
  const admin = await givenMember(await givenProject());
  const pending = await givenInvitation(admin, new Date());
  await openAs(page, admin, { path: `${pathOf(admin)}?step=review` });
  await expect(step(page, 'User Credentials')).toBeVisible();
  await next(page).click();
  await expect(alertOf(page)).toContainText('Enter a last name.');
  await fillCredentials(page, pending.email);
  await next(page).click();
  await expect(alertOf(page)).toContainText('has been invited already');
  const email = someone();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('E-mail').press('Enter');
  await expect(step(page, 'Access Control')).toBeVisible();
  await expect(alertOf(page)).toHaveCount(0);
  await next(page).click();
  await expect(alertOf(page)).toContainText('Choose a role, or a level for a module.');
  await page.getByLabel('Member', { exact: true }).check();
  await page.getByLabel('Creator', { exact: true }).check();
  await expect(page.getByText('Only Creator will be kept')).toBeVisible();
  await next(page).click();
  await expect(step(page, 'Review')).toBeVisible();
  await page.getByRole('link', { name: 'Change User Credentials' }).click();
  await page.getByLabel('First name').fill('Asha');
  await page.getByLabel('Progress').getByText('Access Control').isVisible();
  await next(page).click();
  await next(page).click();
  await expect(page.getByText('Asha Iyer')).toBeVisible();

  // Somebody else is quicker: the step with the field comes back, and nothing is lost.
  await givenMember(admin.project, 'MEMBER', { email });
  await create(page).click();
  await expect(step(page, 'User Credentials')).toBeVisible();
  await expect(alertOf(page)).toContainText('is a user of this project already');
  await expect(page.getByLabel('First name')).toHaveValue('Asha');
  expect(await mailsTo(email)).toEqual([]);
});

test('each step is accessible, also with its errors and everything open', async ({ page }) => {
  const admin = await givenMember(await givenProject());
  await givenScopeItem(admin.project, 'PRODUCT', 'PAY-1');
  await openAs(page, admin, { path: pathOf(admin) });
  await next(page).click();
  await expect(alertOf(page)).toBeVisible();
  await expectAccessible(page, 'User Credentials, refused');
  await fillCredentials(page, someone());
  await next(page).click();
  await page.getByLabel('Member', { exact: true }).check();
  await page.getByLabel('Creator', { exact: true }).check();
  await page.getByText('Advanced Settings').click();
  await page.getByLabel('Only these products').check();
  await expectAccessible(page, 'Access Control');
  await next(page).click();
  await expect(step(page, 'Review')).toBeVisible();
  await expectAccessible(page, 'Review');
});

test('nobody is offered more than they may give, and a forged form is refused', async ({
  page,
}) => {
  const admin = await givenMember(await givenProject());
  const helper = await givenMember(admin.project, 'MEMBER');
  await givenOverrides(helper, { users: 'READ_WRITE' });
  const email = someone();
  await openAs(page, helper, { path: pathOf(helper) });
  await fillCredentials(page, email);
  await next(page).click();
  await expect(page.getByLabel('Admin', { exact: true })).toBeDisabled();
  await expect(page.getByText('The role Admin gives access that you lack.')).toBeVisible();
  const orders = page.getByRole('group', { name: 'Orders', exact: true });
  await expect(orders.getByLabel('Read write', { exact: true })).toBeDisabled();
  await page.getByLabel('Admin', { exact: true }).evaluate((box: HTMLInputElement) => {
    box.disabled = false;
  });
  await page.getByLabel('Admin', { exact: true }).check();
  await next(page).click();
  await create(page).click();
  await expect(alertOf(page)).toContainText('The role Admin gives access that you lack.');
  await expect(step(page, 'Access Control')).toBeVisible();
  expect(await database().user.findUnique({ where: { email } })).toBeNull();
});

test('whoever may only read users finds no wizard', async ({ page }) => {
  const admin = await givenMember(await givenProject());
  const approver = await givenMember(admin.project, 'APPROVER');
  await openAs(page, approver);
  await expect(userRow(page, approver.email)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Create New User' })).toHaveCount(0);
  await page.goto(pathOf(approver));
  await expect(page.getByText('You need write access to Users.')).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveCount(0);
});

test.describe('without scripting', () => {
  test.use({ javaScriptEnabled: false });

  test('all steps are one form, which comes back with what was typed', async ({ page }) => {
    const admin = await givenMember(await givenProject());
    const email = someone();
    await openAs(page, admin, { path: pathOf(admin) });
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('First name').fill('Ravi');
    await page.getByLabel('Member', { exact: true }).check();
    await choose(page, 'Refunds', 'Read write');
    await create(page).click();
    await expect(alertOf(page)).toContainText('Enter a last name.');
    await expect(page.getByLabel('Member', { exact: true })).toBeChecked();
    const refunds = page.getByRole('group', { name: 'Refunds', exact: true });
    await expect(refunds.getByLabel('Read write', { exact: true })).toBeChecked();
    await page.getByLabel('Last name').fill('Iyer');
    await create(page).click();
    await expect(page.getByText('User Ravi Iyer created')).toBeVisible();
    await waitForMail(email, /invited you/);
  });
});

import type { Page } from '@playwright/test';
import { findInvitationLink } from '@/lib/invitations/invitation-link';
import { database } from '@/lib/platform/database';
import { expectAccessible } from '../support/e2e/accessibility';
import { linkIn, waitForMail } from '../support/e2e/mailbox';
import { openAs } from '../support/e2e/open-as';
import { expect, test } from '../support/e2e/test';
import { givenInvitation, type GivenInvitation } from '../support/given-invitation';
import { givenMember, givenProject } from '../support/given-project';

const hourAgo = () => new Date(Date.now() - 3_600_000);
const weekAgo = () => new Date(Date.now() - 7 * 86_400_000);

const rowOf = (page: Page, { email }: GivenInvitation) =>
  page.getByRole('table', { name: 'Invitations' }).getByRole('row').filter({ hasText: email });
const select = (page: Page, { email }: GivenInvitation) =>
  page.getByRole('checkbox', { name: `Select ${email}` }).check();
const bar = (page: Page) => page.getByRole('region', { name: 'Selection' });
const stateOf = async ({ token }: GivenInvitation) => {
  const link = await findInvitationLink(token, new Date());
  return link?.open === false ? link.reason : 'open';
};

test('all that were not accepted are listed, filtered, and acted on from the row', async ({
  page,
}) => {
  const admin = await givenMember(await givenProject(), 'ADMIN', {
    firstName: 'Asha',
    lastName: 'Rao',
  });
  const [pending, expired, withdrawn] = [
    await givenInvitation(admin, hourAgo()),
    await givenInvitation(admin, weekAgo()),
    await givenInvitation(admin, hourAgo()),
  ];
  await openAs(page, admin);
  await page.getByRole('link', { name: 'Invitations', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Invitations/ })).toBeVisible();
  await expect(rowOf(page, pending)).toContainText('Pending');
  await expect(rowOf(page, pending)).toContainText('Asha Rao');
  await expect(rowOf(page, expired)).toContainText('Expired');

  await rowOf(page, withdrawn)
    .getByRole('button', { name: /^More actions/ })
    .click();
  await page.getByRole('menuitem', { name: 'Withdraw invitation' }).click();
  await page.getByRole('button', { name: 'Yes, withdraw it' }).click();
  await expect(rowOf(page, withdrawn)).toContainText('Withdrawn');
  await expectAccessible(page, 'Invitations');

  await page.getByRole('button', { name: 'Status' }).click();
  await page.getByRole('link', { name: 'Expired' }).click();
  await expect(rowOf(page, pending)).toHaveCount(0);
  await expect(page).toHaveURL(/status=expired/);
  await rowOf(page, expired)
    .getByRole('button', { name: /^More actions/ })
    .click();
  await page.getByRole('menuitem', { name: 'Resend invitation' }).click();
  await expect(page.getByText(`Invitation resent to ${expired.email}`)).toBeVisible();
  const mail = await waitForMail(expired.email, /invited you/);
  expect(linkIn(mail, 'invitation')).not.toContain(expired.token);
  await page.getByRole('link', { name: 'Clear', exact: true }).click();
  await expect(rowOf(page, expired)).toContainText('Pending');
});

test('selected ones are sent again after a review, others keep their links', async ({ page }) => {
  const admin = await givenMember(await givenProject());
  const [first, second, kept] = [
    await givenInvitation(admin, hourAgo()),
    await givenInvitation(admin, weekAgo()),
    await givenInvitation(admin, hourAgo()),
  ];
  await openAs(page, admin, { path: `/${admin.project.slug}/invitations` });
  await select(page, first);
  await select(page, second);
  await bar(page).getByRole('button', { name: 'Resend invitation' }).click();
  const panel = page.getByRole('dialog', { name: 'Resend invitations' });
  await expect(panel.getByText('2 invitations will be sent again')).toBeVisible();
  await expect(panel).toContainText(first.email);
  expect(await stateOf(first)).toBe('open');
  await expectAccessible(page, 'Resend invitations, review');
  await panel.getByRole('button', { name: 'Resend', exact: true }).click();
  await expect(panel.getByText('2 invitations resent')).toBeVisible();
  for (const { email } of [first, second]) await waitForMail(email, /invited you/);
  expect(await stateOf(first)).toBe('superseded');
  expect(await stateOf(kept)).toBe('open');
  await panel.getByRole('button', { name: 'Close' }).last().click();
  await expect(panel).toBeHidden();
  await expect(bar(page)).toBeHidden();
});

test('what another Admin did in between is reviewed anew', async ({ page }) => {
  const admin = await givenMember(await givenProject());
  const [one, other] = [
    await givenInvitation(admin, hourAgo()),
    await givenInvitation(admin, hourAgo()),
  ];
  await openAs(page, admin, { path: `/${admin.project.slug}/invitations` });
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  await bar(page).getByRole('button', { name: 'Withdraw invitation' }).click();
  const panel = page.getByRole('dialog', { name: 'Withdraw invitations' });
  await expect(panel.getByText('2 invitations will be withdrawn')).toBeVisible();
  await database().invitation.update({
    where: { id: one.id },
    data: { withdrawnAt: new Date() },
  });
  await panel.getByRole('button', { name: 'Yes, withdraw them' }).click();
  await expect(panel.getByText('Something changed since you reviewed this')).toBeVisible();
  await expect(panel.getByText('1 invitation will be withdrawn')).toBeVisible();
  await expect(panel.getByRole('list', { name: 'Left as they are' })).toContainText(one.email);
  expect(await stateOf(other)).toBe('open');
  await panel.getByRole('button', { name: 'Yes, withdraw them' }).click();
  await expect(panel.getByText('1 invitation withdrawn')).toBeVisible();
  expect(await stateOf(other)).toBe('withdrawn');
});

test('selected users get their invitations again, the rest are told apart', async ({ page }) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  await givenMember(project, 'MEMBER', { firstName: 'Mina', lastName: 'Sato' });
  const waiting = await givenInvitation(admin, hourAgo());
  await openAs(page, admin);
  await select(page, waiting);
  await page.getByRole('checkbox', { name: 'Select Mina Sato' }).check();
  await bar(page).getByRole('button', { name: 'Resend invitation' }).click();
  const panel = page.getByRole('dialog', { name: 'Resend invitations' });
  await expect(panel.getByText('1 invitation will be sent again')).toBeVisible();
  await expect(panel.getByRole('list', { name: 'Left as they are' })).toContainText(
    '1 user: No invitation of theirs is waiting.Mina Sato',
  );
  await panel.getByRole('button', { name: 'Resend', exact: true }).click();
  await expect(panel.getByText('1 invitation resent')).toBeVisible();
  await waitForMail(waiting.email, /invited you/);
});

test('readers see the page and act on nothing', async ({ page }) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  const invitation = await givenInvitation(admin, hourAgo());
  const approver = await givenMember(project, 'APPROVER');
  await openAs(page, approver, {
    path: `/${project.slug}/invitations?panel=withdraw&invitations=all`,
  });
  await expect(rowOf(page, invitation)).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await expect(page.getByRole('dialog', { name: 'Withdraw invitations' })).toHaveCount(0);
  await rowOf(page, invitation)
    .getByRole('button', { name: /^More actions/ })
    .click();
  await expect(page.getByRole('menuitem')).toHaveText(['View details']);
});

test.describe('without scripting', () => {
  test.use({ javaScriptEnabled: false });

  test('selected ones are withdrawn by plain form posts', async ({ page }) => {
    const admin = await givenMember(await givenProject());
    const invitation = await givenInvitation(admin, hourAgo());
    await openAs(page, admin, { path: `/${admin.project.slug}/invitations` });
    await select(page, invitation);
    await page.getByRole('button', { name: 'Withdraw invitation' }).click();
    const panel = page.getByRole('dialog', { name: 'Withdraw invitations' });
    await panel.getByRole('button', { name: 'Continue' }).click();
    await expect(panel.getByText('1 invitation will be withdrawn')).toBeVisible();
    await panel.getByRole('button', { name: 'Yes, withdraw them' }).click();
    await expect(panel.getByText('1 invitation withdrawn')).toBeVisible();
    expect(await stateOf(invitation)).toBe('withdrawn');
  });
});

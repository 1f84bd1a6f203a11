import { database } from '@/lib/platform/database';
import { givenPasscode } from '../support/api';
import { nextCode } from '../support/e2e/authenticator';
import { chooseFromMenu } from '../support/e2e/invite-panel';
import { openAs } from '../support/e2e/open-as';
import { expect, test } from '../support/e2e/test';
import { givenInvitation } from '../support/given-invitation';
import {
  givenMember,
  givenProject,
  goodPassword,
  type GivenMember,
} from '../support/given-project';

/** As if they had signed in some time ago, and been at work since. */
async function signedInLongAgo(member: GivenMember): Promise<void> {
  await database().session.updateMany({
    where: { userId: member.id },
    data: { authenticatedAt: new Date(Date.now() - 11 * 60_000) },
  });
}

async function rolesOf(member: GivenMember): Promise<string[]> {
  const held = await database().memberRole.findMany({
    where: { memberId: member.memberId },
    select: { role: { select: { name: true } } },
  });
  return held.map(({ role }) => role.name);
}

test('making an Admin asks who is there, keeps what was chosen, and then saves it', async ({
  page,
}) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  const ravi = await givenMember(project, 'MEMBER', { firstName: 'Ravi', lastName: 'Iyer' });
  await openAs(page, admin);
  await signedInLongAgo(admin);
  await chooseFromMenu(page, 'Ravi Iyer', 'Edit Role');
  const panel = page.getByRole('dialog', { name: 'Edit Role' });
  await panel.getByRole('checkbox', { name: 'Admin' }).check();
  await panel.getByRole('button', { name: 'Save' }).click();

  const proof = page.getByRole('dialog', { name: 'Confirm that it is you' });
  await expect(proof.getByLabel('Password', { exact: true })).toBeFocused();
  expect(await rolesOf(ravi)).toEqual(['Member']);
  await proof.getByLabel('Password', { exact: true }).fill('not the password at all');
  await proof.getByRole('button', { name: 'Confirm' }).click();
  await expect(proof.getByText('This password is wrong.').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(proof).toBeHidden();
  await expect(panel.getByRole('checkbox', { name: 'Admin' })).toBeChecked();
  expect(await rolesOf(ravi)).toEqual(['Member']);

  await panel.getByRole('button', { name: 'Save' }).click();
  await proof.getByRole('button', { name: 'Use your authenticator app instead' }).click();
  await proof.getByLabel('Authentication code').fill(await nextCode(admin.totpSecret));
  await proof.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('Roles of Ravi Iyer saved, without Member')).toBeVisible();
  expect(await rolesOf(ravi)).toEqual(['Admin']);

  // It counts for a while.
  await chooseFromMenu(page, 'Ravi Iyer', 'Edit Role');
  await panel.getByRole('checkbox', { name: 'Admin' }).uncheck();
  await panel.getByRole('checkbox', { name: 'Member' }).check();
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Roles of Ravi Iyer saved', { exact: true })).toBeVisible();
});

test('sending the invitation of an Admin anew from its row asks who is there', async ({ page }) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  const { email } = await givenInvitation(admin, new Date(), { role: 'ADMIN' });
  await openAs(page, admin);
  await signedInLongAgo(admin);
  await chooseFromMenu(page, email, 'Resend invitation');
  const proof = page.getByRole('dialog', { name: 'Confirm that it is you' });
  await proof.getByLabel('Password', { exact: true }).fill(goodPassword);
  await proof.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText(`Invitation resent to ${email}`)).toBeVisible();
});

test.describe('without scripting', () => {
  test.use({ javaScriptEnabled: false });

  test('a page asks who is there, and leads back', async ({ page }) => {
    const project = await givenProject();
    const admin = await givenMember(project);
    const ravi = await givenMember(project, 'MEMBER', { firstName: 'Ravi', lastName: 'Iyer' });
    const panelPath = `/${project.slug}/users?panel=edit-role&user=${ravi.id}`;
    await openAs(page, admin, { path: panelPath });
    await signedInLongAgo(admin);
    await page.getByRole('checkbox', { name: 'Admin', exact: true }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'Confirm that it is you' }).click();
    await page.getByLabel('Password', { exact: true }).fill(goodPassword);
    await page.getByRole('button', { name: 'Confirm' }).click();
    await expect(page).toHaveURL(panelPath);
    await page.getByRole('checkbox', { name: 'Admin', exact: true }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => rolesOf(ravi)).toEqual(['Admin']);
  });
});

test('a form that was sent before scripts ran asks who is there once they do', async ({ page }) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  const ravi = await givenMember(project, 'MEMBER', { firstName: 'Ravi', lastName: 'Iyer' });
  await openAs(page, admin);
  await signedInLongAgo(admin);
  const held: (() => void)[] = [];
  let isHeld = true;
  await page.route('**/_next/static/**/*.js', async (route) => {
    if (isHeld) await new Promise<void>((resolve) => held.push(resolve));
    await route.continue().catch(() => {});
  });
  const panelOf = `/${project.slug}/users/${ravi.id}?panel=revoke-passcode`;
  await givenPasscode(ravi);
  await page.goto(panelOf, { waitUntil: 'commit' });
  const panel = page.getByRole('dialog', { name: 'Revoke Passcode' });
  await panel.getByRole('button', { name: 'Revoke' }).click();
  await expect(panel.getByText('Confirm that it is you, then go on.')).toBeVisible();
  isHeld = false;
  for (const goOn of held) goOn();
  const proof = page.getByRole('dialog', { name: 'Confirm that it is you' });
  await proof.getByLabel('Password', { exact: true }).fill(goodPassword);
  await proof.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('Passcode of Ravi Iyer was revoked')).toBeVisible();
});

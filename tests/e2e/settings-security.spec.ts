import { database } from '@/lib/platform/database';
import { expectAccessible } from '../support/e2e/accessibility';
import { openAs } from '../support/e2e/open-as';
import { alertOf, expect, failedWith, test } from '../support/e2e/test';
import { givenMember, givenProject, goodPassword } from '../support/given-project';

test('the numbers of sign-in are changed within their bounds, and hold for open sessions', async ({
  page,
  openBrowser,
}) => {
  test.setTimeout(120_000);
  const project = await givenProject();
  const admin = await givenMember(project);
  const member = await givenMember(project, 'MEMBER');
  const other = await openBrowser();
  await openAs(other, member, { path: `/${project.slug}` });
  await openAs(page, admin, { path: `/${project.slug}/settings/security` });
  await expectAccessible(page, 'Settings › Security');

  const length = page.getByLabel('Minimum password length');
  await length.fill('7');
  await page.getByLabel('Disable inactive users after (days)').fill('90');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(alertOf(page)).toContainText('Enter a whole number from 8 to 64.');
  await expect(length).toHaveValue('7');
  await length.fill('16');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(alertOf(page)).toContainText('Fill in both numbers of days, or neither.');
  await page.getByLabel('Warn inactive users after (days)').fill('75');
  await page.getByLabel('Sign out when idle (minutes)').fill('5');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Security settings updated')).toBeVisible();
  await page.reload();
  await expect(length).toHaveValue('16');

  // Six minutes without a request are too many now.
  await database().session.updateMany({
    where: { userId: member.id },
    data: { lastSeenAt: new Date(Date.now() - 6 * 60_000) },
  });
  await other.goto(`/${project.slug}`);
  await expect(other).toHaveURL(/\/sign-in/);
});

test('a change asks who is there when the last proof is old, keeps what was typed, and then saves it', async ({
  page,
}) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  await openAs(page, admin, { path: `/${project.slug}/settings/security` });
  await database().session.updateMany({
    where: { userId: admin.id },
    data: { authenticatedAt: new Date(Date.now() - 11 * 60_000) },
  });
  await page.getByLabel('Wrong passwords before locking').fill('5');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const proof = page.getByRole('dialog', { name: 'Confirm that it is you' });
  await proof.getByLabel('Password', { exact: true }).fill(goodPassword);
  await proof.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('Security settings updated')).toBeVisible();
  const stored = await database().project.findUniqueOrThrow({ where: { id: project.id } });
  expect(stored.lockThreshold).toBe(5);
});

test('somebody else’s change in between is shown before it is overwritten', async ({ page }) => {
  const project = await givenProject();
  await openAs(page, await givenMember(project), { path: `/${project.slug}/settings/security` });
  await database().project.update({ where: { id: project.id }, data: { lockThreshold: 5 } });
  await page.getByLabel('Invitation lifetime (hours)').fill('24');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Wrong passwords before locking: 10 → 5')).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Security settings updated')).toBeVisible();
  const stored = await database().project.findUniqueOrThrow({ where: { id: project.id } });
  expect(stored).toMatchObject({ invitationHours: 24, lockThreshold: 10 });
});

test('a project for certain addresses is closed from elsewhere, to pages and to forms', async ({
  page,
  allowConsoleError,
}) => {
  allowConsoleError(failedWith(403));
  const project = await givenProject();
  const admin = await givenMember(project);
  await openAs(page, admin, { path: `/${project.slug}/settings/security` });
  const networks = page.getByLabel('Networks');
  await networks.fill('203.0.113.0/24');
  await page.getByRole('button', { name: 'Save addresses' }).click();
  await expect(alertOf(page)).toContainText('you would lock yourself out');
  await networks.fill('127.0.0.0/8\n::1\n203.0.113.0/24');
  await page.getByRole('button', { name: 'Save addresses' }).click();
  await expect(page.getByText('Allowed addresses updated')).toBeVisible();
  await expect(networks).toHaveValue('127.0.0.0/8\n::1/128\n203.0.113.0/24');

  // As if the office had moved: from here it cannot be opened any more.
  const close = { allowedNetworks: ['203.0.113.0/24'] };
  await database().project.update({ where: { id: project.id }, data: close });
  await page.getByLabel('Minimum password length').fill('20');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/can be opened only from allowed addresses; yours is/)).toBeVisible();
  const response = await page.goto(`/${project.slug}/users`);
  expect(response?.status()).toBe(403);
  await expect(page.getByRole('heading', { name: 'Not from this address' })).toBeVisible();
  await expect(page.getByText(/yours is (127\.0\.0\.1|::1|::ffff:127\.0\.0\.1)\./)).toBeVisible();
  const refused = await database().auditEvent.findMany({
    where: { projectId: project.id, event: 'project.network_refused' },
  });
  expect(refused.length).toBeGreaterThan(1);
  expect(refused[0]).toMatchObject({ outcome: 'REFUSED', actorUserId: admin.id });
});

test('who may only read Settings sees the numbers, and a form nowhere', async ({ page }) => {
  const project = await givenProject();
  const reader = await givenMember(project, 'MEMBER');
  const settings = await database().module.findFirstOrThrow({
    where: { projectId: project.id, key: 'settings' },
  });
  await database().override.create({
    data: {
      projectId: project.id,
      memberId: reader.memberId,
      moduleId: settings.id,
      level: 'READ',
    },
  });
  await openAs(page, reader, { path: `/${project.slug}/settings/security` });
  await expect(page.getByText('until an administrator unlocks')).toHaveCount(0);
  await expect(page.getByText('12 characters')).toBeVisible();
  await expect(page.getByText('everywhere', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /Save/ })).toHaveCount(0);
  await page.getByRole('link', { name: 'Project', exact: true }).first().click();
  await expect(page.getByText(`/${project.slug}`)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0);
});

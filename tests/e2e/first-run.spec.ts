import { expectAccessible } from '../support/e2e/accessibility';
import { enrolAuthenticator, newPassword } from '../support/e2e/enrolment';
import { createFirstProject, firstAdmin } from '../support/e2e/first-admin';
import { userRow } from '../support/e2e/invite-panel';
import { enterCode, enterPassword } from '../support/e2e/sign-in';
import { alertOf, expect, failedWith, test } from '../support/e2e/test';
import { startInstance, type Instance } from '../support/instance';

// A fresh installation happens once in a place, so this one has its own.
let instance: Instance;
test.beforeAll(async () => {
  instance = await startInstance();
});
test.afterAll(() => instance.remove());

test('a fresh installation is set up by its printed link, once, and outlives a crash', async ({
  page,
  openBrowser,
  allowConsoleError,
}) => {
  test.setTimeout(180_000);
  allowConsoleError(failedWith(404));
  const { url, setupLink } = instance;
  expect(setupLink).toContain(`${url}/setup?token=`);
  await page.goto(url);
  await expect(page.getByText('This installation is not set up yet')).toBeVisible();
  for (const path of ['/setup', '/setup?token=guessed']) {
    await page.goto(url + path);
    await expect(page.getByText('This needs the one-time set-up link')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Create project' })).toHaveCount(0);
  }

  const second = await openBrowser();
  await second.goto(setupLink!);
  await page.goto(setupLink!);
  await expectAccessible(page, 'Set-up');
  await createFirstProject(page);
  await enrolAuthenticatorLater(page);
  // Whoever else holds the link comes too late.
  await createFirstProject(second);
  await expect(
    alertOf(second)
      .or(second.getByRole('heading', { name: 'Page not found' }))
      .first(),
  ).toBeVisible();

  const { totpSecret } = await enrolAuthenticator(page);
  await expect(page.getByRole('button', { name: 'Copy' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Download' })).toBeVisible();
  await page.getByRole('link', { name: 'Continue to sign in' }).click();
  await enterPassword(page, firstAdmin.email, newPassword);
  await enterCode(page, totpSecret);
  await expect(page).toHaveURL(url + firstAdmin.projectPath);
  await page.getByRole('link', { name: 'Users', exact: true }).click();
  const row = userRow(page, firstAdmin.email);
  for (const text of [firstAdmin.name, 'Admin', 'Active', 'On'])
    await expect(row).toContainText(text);

  for (const path of ['/setup', setupLink!.slice(url.length)]) {
    const response = await second.goto(url + path);
    expect(response?.status()).toBe(404);
  }

  await instance.kill();
  instance = await startInstance({ place: instance.place });
  expect(instance.setupLink).toBeNull();
  await page.reload();
  await expect(userRow(page, firstAdmin.email)).toContainText('Active');
});

/** The set-up is left half-way and opened again: it goes on where it stopped. */
async function enrolAuthenticatorLater(page: Parameters<typeof createFirstProject>[0]) {
  await expect(page.getByLabel('Authentication code')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Authentication code')).toBeVisible();
}

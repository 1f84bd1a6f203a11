import { execFileSync } from 'node:child_process';
import type { APIRequestContext, Page } from '@playwright/test';
import { givenPasscode } from '../support/api';
import { openInvitePanel } from '../support/e2e/invite-panel';
import { openAs } from '../support/e2e/open-as';
import { expect, test } from '../support/e2e/test';
import { givenMember, givenProject } from '../support/given-project';

test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']));

async function copiedFrom(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Copy as request' }).click();
  await expect(page.getByText('Copied', { exact: true })).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Sends what was copied, with the words that a shell makes of it. */
async function send(request: APIRequestContext, command: string, passcode: string) {
  const script = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }; ${command}`;
  const env = { ...process.env, ROLECALL_PASSCODE: passcode };
  const words = execFileSync('sh', ['-c', script], { encoding: 'utf8', env }).split('\0');
  const after = (flag: string) => words[words.indexOf(flag) + 1] ?? '';
  const headers = words.flatMap((word, index) => (words[index - 1] === '-H' ? [word] : []));
  return request.fetch(words.find((word) => word.startsWith('http')) ?? '', {
    method: after('-X'),
    headers: Object.fromEntries(headers.map((header) => header.split(': ') as [string, string])),
    ...(words.includes('-d') ? { data: after('-d') } : {}),
  });
}

test('what the form of a role would do can be copied, and does it', async ({ page, request }) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  await openAs(page, admin, { path: `/${project.slug}/roles/new` });
  await page.getByLabel('Name', { exact: true }).fill(`The "desk" of O'Brien`);
  await page
    .getByRole('group', { name: 'Payments', exact: true })
    .getByRole('radio', { name: 'Read', exact: true })
    .check();
  const command = await copiedFrom(page);
  // Nothing was sent, and no secret is in the clipboard.
  await expect(page).toHaveURL(`/${project.slug}/roles/new`);
  expect(command).toContain('$ROLECALL_PASSCODE');
  const answer = await send(request, command, await givenPasscode(admin));
  expect(await answer.json()).toMatchObject({ type: 'role', name: `The "desk" of O'Brien` });
});

test('so can an invitation', async ({ page, request }) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  await openAs(page, admin);
  const panel = await openInvitePanel(page);
  await panel.getByLabel('E-mail').fill(`kim@${project.slug}.example.com`);
  const command = await copiedFrom(page);
  await expect(panel).toBeVisible();
  const answer = await send(request, command, await givenPasscode(admin));
  expect(await answer.json()).toMatchObject({ invited: 1 });
});

test('so can an act on somebody', async ({ page, request }) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  const person = await givenMember(project, 'MEMBER');
  await openAs(page, admin, { path: `/${project.slug}/users/${person.id}?panel=disable` });
  const command = await copiedFrom(page);
  const answer = await send(request, command, await givenPasscode(admin));
  expect(await answer.json()).toMatchObject({ type: 'user', id: person.id, status: 'DISABLED' });
});

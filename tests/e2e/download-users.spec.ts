import { readFile } from 'node:fs/promises';
import http, { type IncomingMessage } from 'node:http';
import type { Page } from '@playwright/test';
import { database } from '@/lib/platform/database';
import { givenMembers } from '../support/e2e/given-members';
import { openAs } from '../support/e2e/open-as';
import { expect, test } from '../support/e2e/test';
import {
  givenMember,
  givenProject,
  goodPassword,
  type GivenProject,
} from '../support/given-project';

const menuItem = (page: Page) => page.getByRole('link', { name: 'Download as CSV' });

async function linesOf(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8');
  return text.split('\r\n').slice(1, -1);
}

test('what the list shows is downloaded, filter included', async ({ page }) => {
  const project = await givenProject();
  const admin = await givenMember(project, 'ADMIN', { firstName: 'Asha', lastName: 'Rao' });
  await givenMembers(project, 60);
  await openAs(page, admin);
  const download = async () => {
    await page.getByRole('button', { name: 'Download', exact: true }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), menuItem(page).click()]);
    expect(file.suggestedFilename()).toMatch(new RegExp(`^${project.slug}-users-\\d{4}-.*\\.csv$`));
    return linesOf(await file.path());
  };
  expect(await download()).toHaveLength(61);
  await page.getByLabel('Search name, e-mail or ID').fill('person-01');
  await expect(page).toHaveURL(/q=person-01/);
  expect(await download()).toHaveLength(10);
});

test('after a while it asks who is there first', async ({ page }) => {
  const admin = await givenMember(await givenProject());
  await openAs(page, admin);
  await database().session.updateMany({
    where: { userId: admin.id },
    data: { authenticatedAt: new Date(Date.now() - 11 * 60_000) },
  });
  await page.getByRole('button', { name: 'Download', exact: true }).click();
  await menuItem(page).click();
  const panel = page.getByRole('dialog', { name: 'Download users' });
  await panel.getByRole('button', { name: 'Download as CSV' }).click();
  const proof = page.getByRole('dialog', { name: 'Confirm that it is you' });
  await proof.getByLabel('Password', { exact: true }).fill(goodPassword);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    proof.getByRole('button', { name: 'Confirm' }).click(),
  ]);
  expect(await linesOf(await file.path())).toHaveLength(1);
  await expect(panel).toBeHidden();
});

test('of somebody disabled meanwhile it breaks off, and looks like no whole file', async ({
  page,
  context,
}) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  await givenMember(project);
  await givenManyMembers(project, 15_000);
  await openAs(page, admin);
  const cookies = await context.cookies();
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const url = new URL(`/${project.slug}/users/download`, process.env.APP_URL);
    http.get(url, { headers: { cookie } }, resolve).on('error', reject);
  });
  expect(answer.statusCode).toBe(200);
  let received = 0;
  const first = await new Promise<Buffer>((resolve) => answer.once('data', resolve));
  received += first.length;
  // Nobody reads on, so that the file waits on its way.
  answer.pause();
  await database().user.update({ where: { id: admin.id }, data: { disabledAt: new Date() } });
  const ended = new Promise<string>((resolve) => {
    answer.on('data', (chunk: Buffer) => (received += chunk.length));
    answer.on('end', () => resolve(answer.complete ? 'whole' : 'broken'));
    answer.on('error', () => resolve('broken'));
  });
  answer.resume();
  expect(await ended).toBe('broken');
  expect(received).toBeGreaterThan(0);
  await expect
    .poll(() =>
      database().auditEvent.count({
        where: { projectId: project.id, event: 'user.list_download_broken_off' },
      }),
    )
    .toBe(1);
});

/** With names so long that their file does not fit into what waits between server and reader. */
async function givenManyMembers(project: GivenProject, count: number): Promise<void> {
  await database().$executeRaw`
    WITH people AS (
      INSERT INTO users (id, email, first_name, last_name, sort_name, search_text)
      SELECT gen_random_uuid(), gen_random_uuid() || '@example.com',
             repeat('名', 100), repeat('姓', 100), n, n
      FROM (SELECT lpad(s::text, 8, '0') AS n FROM generate_series(1, ${count}::int) s) numbers
      RETURNING id)
    INSERT INTO members (id, project_id, user_id, status)
    SELECT gen_random_uuid(), ${project.id}::uuid, id, 'ACTIVE' FROM people`;
}

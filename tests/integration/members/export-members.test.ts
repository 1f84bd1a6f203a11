import { beforeEach, describe, expect, test } from 'vitest';
import { reauthenticationMs } from '@/lib/core/reauthentication';
import { exportMembers } from '@/lib/members/queries/export-members';
import { memberListParams } from '@/lib/members/schema';
import { database } from '@/lib/platform/database';
import { givenSession } from '@/tests/support/given-session';
import {
  givenMember,
  givenProject,
  loadedContextFor,
  type GivenMember,
} from '@/tests/support/given-project';

let admin: GivenMember;

beforeEach(async () => {
  admin = await givenMember(await givenProject(), 'ADMIN', { firstName: 'Zoë', lastName: 'Admin' });
});

/** A context whose session is there, so that it can be asked for again. */
async function signedIn(member: GivenMember) {
  const ctx = await loadedContextFor(member);
  const sessionId = await givenSession(member);
  return { ...ctx, actor: { ...ctx.actor, sessionId } };
}

async function download(params: Record<string, string> = {}, by = admin): Promise<string[]> {
  let file = '';
  for await (const piece of await exportMembers(
    await signedIn(by),
    memberListParams.parse(params),
  )) {
    file += piece;
  }
  expect(file.startsWith('\ufeffName,E-mail,ID,Role,User Status,')).toBe(true);
  return file.split('\r\n').slice(1, -1);
}

describe('the file', () => {
  test('has a line for each user, with what the list shows', async () => {
    const ravi = await givenMember(admin.project, 'CREATOR', {
      firstName: 'Ravi, "R"',
      lastName: 'Iyer',
    });
    const lastSignInAt = new Date('2026-11-01T10:00:00Z');
    await database().user.update({ where: { id: ravi.id }, data: { lastSignInAt } });
    const lines = await download();
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(
      `"Ravi, ""R"" Iyer",${ravi.email},${ravi.id},Creator,Active,2026-11-01T10:00:00.000Z,On,None,0,Yes,No,`,
    );
  });

  test('holds whom the filter lets through, in the list’s order', async () => {
    for (const firstName of ['Ada', 'Bea']) {
      await givenMember(admin.project, 'MEMBER', { firstName, lastName: 'Test' });
    }
    const names = (lines: string[]) => lines.map((line) => line.split(',')[0]);
    expect(names(await download({ q: 'test', sort: '-name' }))).toEqual(['Bea Test', 'Ada Test']);
    expect(names(await download({ status: 'disabled' }))).toEqual([]);
  });

  test('holds the people of this project only', async () => {
    await givenMember(await givenProject());
    expect(await download()).toHaveLength(1);
  });

  test('goes on over many pieces without missing or repeating anybody', async () => {
    await database().$executeRaw`
      WITH people AS (
        INSERT INTO users (id, email, sort_name, search_text)
        SELECT gen_random_uuid(), gen_random_uuid() || '@example.com', 'same', 'same'
        FROM generate_series(1, 2100) RETURNING id)
      INSERT INTO members (id, project_id, user_id, status)
      SELECT gen_random_uuid(), ${admin.project.id}::uuid, id, 'ACTIVE' FROM people`;
    for (const sort of ['name', '-added', 'lastLogin']) {
      const ids = (await download({ sort })).map((line) => line.split(',')[2]);
      expect(ids).toHaveLength(2101);
      expect(new Set(ids).size).toBe(2101);
    }
  });

  test('carries no formula into a spreadsheet', async () => {
    await givenMember(admin.project, 'MEMBER', { firstName: '=HYPERLINK(1)', lastName: '' });
    await givenMember(admin.project, 'MEMBER', { firstName: '＝1＋1', lastName: '' });
    const lines = await download({ role: admin.project.roleIds.MEMBER });
    expect(lines.map((line) => line.split(',')[0]).sort()).toEqual(["'=HYPERLINK(1)", "'＝1＋1"]);
  });
});

describe('authority', () => {
  test('readers of users may, others may not', async () => {
    const approver = await givenMember(admin.project, 'APPROVER');
    expect(await download({}, approver)).toHaveLength(2);
    const member = await givenMember(admin.project, 'MEMBER');
    await expect(download({}, member)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('asks for a fresh proof of who is there', async () => {
    const ctx = await signedIn(admin);
    const authenticatedAt = new Date(ctx.now.getTime() - reauthenticationMs);
    const stale = { ...ctx, actor: { ...ctx.actor, authenticatedAt } };
    await expect(exportMembers(stale, memberListParams.parse({}))).rejects.toMatchObject({
      code: 'reauthentication_required',
    });
  });

  test.each([
    [
      'disabled',
      (id: string) => database().user.update({ where: { id }, data: { disabledAt: new Date() } }),
    ],
    ['signed out', (id: string) => database().session.deleteMany({ where: { userId: id } })],
    [
      'revoked',
      (id: string) =>
        database().member.updateMany({ where: { userId: id }, data: { status: 'REVOKED' } }),
    ],
  ])('a running download of somebody who is %s breaks off', async (_, end) => {
    await givenMember(admin.project);
    const pieces = await exportMembers(await signedIn(admin), memberListParams.parse({}));
    expect((await pieces.next()).value).toContain('Name');
    await end(admin.id);
    await expect(pieces.next()).rejects.toMatchObject({ code: 'unauthenticated' });
    const events = await database().auditEvent.findMany({
      where: { projectId: admin.project.id },
      orderBy: { at: 'asc' },
    });
    expect(events).toMatchObject([
      { event: 'user.list_downloaded', actorUserId: admin.id, after: { users: 2 } },
      { event: 'user.list_download_broken_off', outcome: 'REFUSED', after: { sent: 0 } },
    ]);
  });
});

test('the record says what was asked for', async () => {
  await download({ q: 'zoe', status: 'active' });
  const [event] = await database().auditEvent.findMany({ where: { projectId: admin.project.id } });
  expect(event).toMatchObject({
    event: 'user.list_downloaded',
    after: { users: 1, q: 'zoe', status: 'ACTIVE' },
  });
});

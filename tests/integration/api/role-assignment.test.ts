import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { POST } from '@/app/api/v1/roles/assign/route';
import { database } from '@/lib/platform/database';
import { callApi, givenPasscode } from '@/tests/support/api';
import { auditTrail } from '@/tests/support/audit-trail';
import { assignRole, givenOverrides, givenRole } from '@/tests/support/given-access';
import {
  givenMember,
  givenProject,
  type GivenMember,
  type GivenProject,
} from '@/tests/support/given-project';

let project: GivenProject;
let admin: GivenMember;
let passcode: string;
let writers: string;
let target: GivenMember;

beforeAll(async () => {
  project = await givenProject();
  admin = await givenMember(project);
  passcode = await givenPasscode(admin);
  writers = await givenRole(project, 'Writers', { payments: 'READ_WRITE' });
});

beforeEach(async () => {
  target = await givenMember(project, 'MEMBER');
});

const assign = (body: object, by = passcode, headers = {}) =>
  callApi(POST, { passcode: by, body, headers });
const rolesOf = async ({ memberId }: GivenMember) =>
  (await database().memberRole.findMany({ where: { memberId } })).map(({ roleId }) => roleId);

describe('roles of many', () => {
  test('are named in either case', async () => {
    const answer = await assign({
      users: [target.id.toUpperCase()],
      assign: [writers.toUpperCase()],
    });
    expect(answer).toMatchObject({ status: 200, body: { changed: 1, missing: [] } });
    expect(await rolesOf(target)).toContain(writers);
  });

  test('are assigned and unassigned, with what everybody gains, loses, or why not', async () => {
    const stranger = randomUUID();
    const answer = await assign({
      users: [target.id, admin.id, stranger],
      assign: [writers],
      unassign: [project.roleIds.MEMBER],
    });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        dryRun: false,
        changed: 1,
        effects: [
          {
            users: [{ id: target.id, name: target.name }],
            before: ['Member'],
            after: ['Writers'],
            dropped: [],
            changes: expect.arrayContaining([
              { module: 'payments.refunds', from: 'READ', to: 'READ_WRITE' },
              { module: 'analytics', from: 'READ', to: 'NONE' },
            ]),
          },
        ],
        skipped: [{ users: [{ id: admin.id, name: admin.name }], code: 'self' }],
        missing: [stranger],
      },
    });
    expect(answer.headers.get('etag')).toBeNull();
    expect(await rolesOf(target)).toEqual([writers]);
    expect(await auditTrail(target.id)).toEqual(['user.roles_changed']);
  });

  test('with dryRun are only told', async () => {
    const { body } = await assign({ users: [target.id], assign: [writers], dryRun: true });
    expect(body).toMatchObject({
      dryRun: true,
      changed: 1,
      effects: [{ after: expect.any(Array) }],
    });
    expect(await rolesOf(target)).toEqual([project.roleIds.MEMBER]);
    expect(await auditTrail(target.id)).toEqual([]);
  });

  test('of people of another project are not touched', async () => {
    const foreign = await givenMember(await givenProject(), 'MEMBER');
    const { body } = await assign({ users: [foreign.id], assign: [writers] });
    expect(body).toMatchObject({ changed: 0, effects: [], missing: [foreign.id] });
    expect(await rolesOf(foreign)).toHaveLength(1);
  });

  test('of those who outrank the caller stay', async () => {
    const by = await givenMember(project, 'CREATOR');
    await givenOverrides(by, { users: 'READ_WRITE' });
    const { body } = await assign(
      { users: [admin.id], assign: [writers] },
      await givenPasscode(by),
    );
    expect(body).toMatchObject({ changed: 0, skipped: [{ code: 'outranked' }] });
  });

  test('cannot make an Admin, which needs a person', async () => {
    const answer = await assign({ users: [target.id], assign: [project.roleIds.ADMIN] });
    expect(answer).toMatchObject({ status: 403, body: { code: 'reauthentication_required' } });
    expect(await rolesOf(target)).toEqual([project.roleIds.MEMBER]);
  });

  test('cannot give more than the caller has', async () => {
    const by = await givenMember(project, 'MEMBER');
    await givenOverrides(by, { users: 'READ_WRITE' });
    const answer = await assign({ users: [target.id], assign: [writers] }, await givenPasscode(by));
    expect(answer).toMatchObject({
      status: 403,
      body: { code: 'forbidden', errors: [{ source: { pointer: '/assign' } }] },
    });
  });

  test('never leave a project without an Admin', async () => {
    const lone = await givenMember(await givenProject());
    const by = await givenMember(lone.project, 'CREATOR');
    const all = { users: 'READ_WRITE', roles: 'READ_WRITE', settings: 'READ_WRITE' } as const;
    await givenOverrides(by, { ...all, audit: 'READ_WRITE' });
    await assignRole(by, await givenRole(lone.project, 'R', {}));
    const { roleIds } = lone.project;
    const answer = await assign(
      { users: [lone.id], unassign: [roleIds.ADMIN] },
      await givenPasscode(by),
    );
    expect(answer).toMatchObject({ status: 409, body: { code: 'last_admin' } });
    expect(await rolesOf(lone)).toEqual([roleIds.ADMIN]);
  });

  test('change once for one key', async () => {
    const body = { users: [target.id], assign: [writers] };
    const headers = { 'idempotency-key': randomUUID() };
    const first = await assign(body, passcode, headers);
    const second = await assign(body, passcode, headers);
    expect(second.body).toEqual(first.body);
    expect(await auditTrail(target.id)).toEqual(['user.roles_changed']);
  });

  test('have no version to match', async () => {
    const body = { users: [target.id], assign: [writers] };
    const answer = await assign(body, passcode, { 'if-match': '"x"' });
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ source: { parameter: 'If-Match' } }] },
    });
  });
});

const someone = randomUUID();
test.each<[string, object, string[]]>([
  ['nobody', { assign: [someone] }, ['/users']],
  ['an empty list', { users: [], assign: [someone] }, ['/users']],
  [
    'too many',
    { users: Array.from({ length: 501 }, () => someone), assign: [someone] },
    ['/users'],
  ],
  ['no role', { users: [someone] }, ['/assign']],
  ['a role both ways', { users: [someone], assign: [someone], unassign: [someone] }, ['/unassign']],
  ['a role that there is not', { users: [someone], assign: [someone] }, ['/assign']],
  ['a text for a list', { users: someone, assign: [someone] }, ['/users']],
  ['a text for a switch', { users: [someone], assign: [someone], dryRun: 'yes' }, ['/dryRun']],
  ['unknown fields', { users: [someone], assign: [someone], reviewed: 'x' }, ['/reviewed']],
])('naming %s is refused', async (_, body, pointers) => {
  const { status, body: problem } = await assign(body);
  expect(status).toBe(422);
  const { errors } = problem as { errors: { source: { pointer: string } }[] };
  expect(errors.map(({ source }) => source.pointer)).toEqual(pointers);
});

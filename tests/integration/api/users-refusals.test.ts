import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { SystemRoleKey } from '@/lib/access/system-roles';
import { consoleModules } from '@/lib/core/module';
import { database } from '@/lib/platform/database';
import { transact } from '@/lib/platform/transact';
import { givenPasscode } from '@/tests/support/api';
import { givenRole } from '@/tests/support/given-access';
import {
  addMember,
  givenMember,
  givenProject,
  type GivenMember,
  type GivenProject,
} from '@/tests/support/given-project';
import { owedMails } from '@/tests/support/outbox';
import {
  callUser,
  listUsersBy,
  postUser,
  userActs,
  type BelowUser,
  type Method,
} from '@/tests/support/users-api';

let project: GivenProject;
let admin: GivenMember;

beforeEach(async () => {
  project = await givenProject();
  admin = await givenMember(project);
});

type Target = { id: string };
type Write = { name: string; call: (by: string, to: Target) => ReturnType<typeof callUser> };

const write = (method: Method, below: BelowUser | null, body?: unknown): Write => ({
  name: `${method} ${below ?? 'user'}`,
  call: (by, to) => callUser(by, method, to, below, body === undefined ? {} : { body }),
});

const acts = userActs.map((act) => write('POST', act));
const accessWrites = [
  write('PUT', 'roles', { roles: [] }),
  write('PUT', 'overrides', { overrides: {} }),
  write('PUT', 'scopes', { products: 'ALL', gateways: 'ALL' }),
];
const ending = write('PATCH', null, { endsAt: '2031-01-01' });
const renaming = write('PATCH', null, { firstName: 'Other' });
const writes = [
  ...acts,
  ...accessWrites,
  ending,
  renaming,
  write('PATCH', null, {}),
  write('DELETE', null),
  write('DELETE', 'passcode'),
];
const reads = [null, 'roles', 'overrides', 'scopes', 'access', 'passcode'] as const;

/** Everything that a call about somebody could change. */
async function stateOf({ id }: Target) {
  const user = await database().user.findUnique({
    where: { id },
    include: { memberships: { include: { roles: true, overrides: true, scopes: true } } },
  });
  const passcodes = await database().passcode.findMany({
    where: { member: { userId: id } },
    select: { revokedAt: true, endsAt: true },
  });
  return { user, passcodes };
}

async function expectRefused(
  { name, call }: Write,
  by: string,
  to: GivenMember,
  status: number,
  code: string,
) {
  const before = await stateOf(to);
  const answer = await call(by, to);
  expect([name, answer.status, (answer.body as { code: string }).code]).toEqual([
    name,
    status,
    code,
  ]);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(await stateOf(to)).toEqual(before);
  expect(await owedMails(to.email)).toEqual([]);
}

/** Somebody with a role of the project's own. */
async function givenClerk(levels: Parameters<typeof givenRole>[2]): Promise<GivenMember> {
  const clerk = await givenMember(project, 'MEMBER', { firstName: 'Clerk' });
  await database().memberRole.updateMany({
    where: { memberId: clerk.memberId },
    data: { roleId: await givenRole(project, `Clerk ${randomUUID()}`, levels) },
  });
  return clerk;
}

const newcomer = () => ({
  email: `${randomUUID()}@example.com`,
  firstName: 'Mina',
  lastName: 'Sato',
  roles: [project.roleIds.MEMBER],
});

describe('without write access to Users nothing is written', () => {
  test.each<[string, SystemRoleKey, boolean]>([
    ['by an Approver', 'APPROVER', false],
    ['by a Creator', 'CREATOR', false],
    ['by a Member', 'MEMBER', false],
    ['by an Admin’s passcode that only reads', 'ADMIN', true],
  ])('%s', async (_, role, readOnly) => {
    const caller = await givenMember(project, role);
    const by = await givenPasscode(caller, { readOnly });
    const target = await givenMember(project, 'MEMBER');
    await givenPasscode(target);
    for (const each of writes) await expectRefused(each, by, target, 403, 'forbidden');
    const members = await database().member.count();
    expect(await postUser(by, newcomer())).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    expect(await database().member.count()).toBe(members);
  });

  test('and without read access nothing is read', async () => {
    const by = await givenPasscode(await givenMember(project, 'MEMBER'));
    for (const below of reads) {
      const answer = await callUser(by, 'GET', admin, below);
      expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    }
    expect(await listUsersBy(by)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    const approver = await givenPasscode(await givenMember(project, 'APPROVER'));
    for (const below of reads) {
      expect((await callUser(approver, 'GET', admin, below)).status).toBe(200);
    }
  });
});

test('somebody of another project, nobody, and what is no ID are not found', async () => {
  const by = await givenPasscode(admin);
  const stranger = await givenMember(await givenProject(), 'MEMBER');
  for (const each of writes) await expectRefused(each, by, stranger, 404, 'not_found');
  for (const below of reads) {
    for (const id of [stranger.id, randomUUID(), 'me', "'--"]) {
      const answer = await callUser(by, 'GET', { id }, below);
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
    }
  }
  expect((await callUser(by, 'GET', { id: admin.id.toUpperCase() })).status).toBe(200);
});

test('nobody acts on themselves', async () => {
  await givenMember(project);
  const by = await givenPasscode(admin);
  const own = [...acts, ...accessWrites, ending, write('DELETE', null)];
  for (const each of own) await expectRefused(each, by, admin, 403, 'self');
});

test('nobody acts upwards', async () => {
  await givenMember(project);
  const by = await givenPasscode(await givenClerk({ users: 'READ_WRITE' }));
  await givenPasscode(admin);
  const upwards = writes.filter(({ name }) => name !== 'PATCH user');
  for (const each of [...upwards, ending, renaming]) {
    await expectRefused(each, by, admin, 403, 'outranked');
  }
});

test('a project keeps its last usable Admin', async () => {
  const levels = Object.fromEntries(consoleModules.map((key) => [key, 'READ_WRITE'] as const));
  const by = await givenPasscode(await givenClerk(levels));
  const losing = [
    write('POST', 'disable'),
    write('POST', 'lock'),
    write('POST', 'revoke-access'),
    write('DELETE', null),
    write('PUT', 'roles', { roles: [] }),
    ending,
  ];
  for (const each of losing) await expectRefused(each, by, admin, 409, 'last_admin');
  await givenMember(project);
  expect((await losing[0]!.call(by, admin)).status).toBe(200);
});

describe('by a passcode nobody becomes an Admin', () => {
  const admins = (roleId: string) => write('PUT', 'roles', { roles: [roleId] });

  test('by a role', async () => {
    const target = await givenMember(project, 'MEMBER');
    const by = await givenPasscode(admin);
    const code = 'reauthentication_required';
    await expectRefused(admins(project.roleIds.ADMIN), by, target, 403, code);
  });

  test('by access that is granted again, or lasts longer', async () => {
    const other = await givenMember(project);
    const by = await givenPasscode(admin);
    const code = 'reauthentication_required';
    const where = { id: other.memberId };
    await database().member.update({ where, data: { endsAt: new Date('2030-01-01') } });
    await expectRefused(ending, by, other, 403, code);
    const shorter = { body: { endsAt: '2029-01-01' } };
    expect((await callUser(by, 'PATCH', other, null, shorter)).status).toBe(200);
    await database().member.update({ where, data: { status: 'REVOKED', endsAt: null } });
    await expectRefused(write('POST', 'grant-access'), by, other, 403, code);
  });
});

test('what is the account’s needs write access to Users in all of their projects', async () => {
  const target = await givenMember(project, 'MEMBER');
  const elsewhere = await givenProject();
  await givenMember(elsewhere);
  await transact((tx) => addMember(tx, elsewhere, target.id, 'MEMBER'));
  const by = await givenPasscode(admin);
  await expectRefused(renaming, by, target, 403, 'forbidden');
  for (const each of acts.slice(0, 4)) await expectRefused(each, by, target, 403, 'forbidden');
  expect((await ending.call(by, target)).status).toBe(200);
  await transact((tx) => addMember(tx, elsewhere, admin.id, 'ADMIN'));
  expect((await renaming.call(by, target)).status).toBe(200);
  const trail = await database().auditEvent.findMany({
    where: { targetId: target.id, event: 'user.updated' },
  });
  expect(trail.map(({ projectId }) => projectId).toSorted()).toEqual(
    [project.id, elsewhere.id].toSorted(),
  );
});

test('a membership that lasts longer gives all that it holds', async () => {
  const target = await givenMember(project, 'APPROVER');
  const where = { id: target.memberId };
  await database().member.update({ where, data: { endsAt: new Date('2030-01-01') } });
  const clerk = { users: 'READ_WRITE', roles: 'READ', customers: 'READ' } as const;
  const by = await givenPasscode(await givenClerk(clerk));
  await expectRefused(ending, by, target, 403, 'forbidden');
  const shorter = { body: { endsAt: '2029-01-01' } };
  expect((await callUser(by, 'PATCH', target, null, shorter)).status).toBe(200);
});

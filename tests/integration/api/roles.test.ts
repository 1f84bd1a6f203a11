import { beforeAll, describe, expect, test } from 'vitest';
import * as roles from '@/app/api/v1/roles/route';
import * as role from '@/app/api/v1/roles/[roleId]/route';
import { database } from '@/lib/platform/database';
import { callApi, givenPasscode } from '@/tests/support/api';
import { assignRole, givenOverrides, givenRole, levelsNow } from '@/tests/support/given-access';
import { auditTrail } from '@/tests/support/audit-trail';
import {
  givenMember,
  givenProject,
  type GivenMember,
  type GivenProject,
} from '@/tests/support/given-project';

type Role = { id: string; name: string; levels: Record<string, string> };
type List = { data: Role[]; links: { next: string | null } };

let project: GivenProject;
let admin: GivenMember;
let passcode: string;

beforeAll(async () => {
  project = await givenProject();
  admin = await givenMember(project);
  passcode = await givenPasscode(admin);
});

const add = (body: unknown, by = passcode) => callApi(roles.POST, { passcode: by, body });
const get = (roleId: string) => callApi(role.GET, { passcode, params: { roleId } });
const change = (roleId: string, body: unknown, headers = {}, by = passcode) =>
  callApi(role.PATCH, { passcode: by, params: { roleId }, body, method: 'PATCH', headers });
const remove = (roleId: string, query = '', by = passcode) =>
  callApi(role.DELETE, {
    passcode: by,
    params: { roleId },
    path: `/roles/${roleId}${query}`,
    method: 'DELETE',
  });

async function holderOf(roleId: string): Promise<GivenMember> {
  const holder = await givenMember(project, 'MEMBER');
  await assignRole(holder, roleId);
  return holder;
}

describe('roles', () => {
  test('are listed by rank and name, page by page', async () => {
    const other = await givenMember(await givenProject());
    for (const name of ['beta', 'Alpha']) await givenRole(other.project, name, {});
    const by = await givenPasscode(other);
    const names: string[] = [];
    let path = '/roles?limit=2';
    for (;;) {
      const { body } = await callApi(roles.GET, { passcode: by, path });
      const { data, links } = body as List;
      names.push(...data.map(({ name }) => name));
      if (links.next === null) break;
      path = links.next.split('/api/v1')[1] ?? '';
    }
    expect(names).toEqual(['Admin', 'Approver', 'Creator', 'Member', 'Alpha', 'beta']);
  });

  test('tell what they give on every module', async () => {
    const { status, body } = await get(project.roleIds.CREATOR);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      type: 'role',
      systemRole: 'CREATOR',
      precedence: 200,
      levels: { users: 'READ', audit: 'NONE', 'payments.refunds': 'READ_WRITE' },
    });
  });

  test('are added, with parts that follow their module', async () => {
    const answer = await add({ name: '  Refund desk ', levels: { payments: 'READ' } });
    const { id } = answer.body as Role;
    expect(answer).toMatchObject({
      status: 201,
      body: {
        name: 'Refund desk',
        systemRole: null,
        precedence: null,
        levels: { payments: 'READ', 'payments.refunds': 'READ', analytics: 'NONE' },
      },
    });
    expect(answer.headers.get('location')).toBe(`http://localhost:3000/api/v1/roles/${id}`);
    expect((await get(id)).body).toEqual(answer.body);
    expect(await auditTrail(id)).toEqual(['role.created']);
  });

  test('change for everybody who holds them, and keep what is left out', async () => {
    const id = await givenRole(project, 'Ledger', { payments: 'READ', analytics: 'READ_WRITE' });
    const holder = await holderOf(id);
    const renamed = await change(id, { name: 'Ledgers' });
    expect(renamed).toMatchObject({
      status: 200,
      body: { name: 'Ledgers', levels: { payments: 'READ', analytics: 'READ_WRITE' } },
    });
    const { body } = await change(id, { levels: { payments: 'READ_WRITE' } });
    expect(body).toMatchObject({
      name: 'Ledgers',
      levels: { payments: 'READ_WRITE', 'payments.orders': 'READ_WRITE', analytics: 'NONE' },
    });
    expect(await levelsNow(holder)).toMatchObject({ payments: 'READ_WRITE', analytics: 'READ' });
    expect(await auditTrail(id)).toEqual(['role.updated', 'role.updated']);
  });

  test('take two changes of different parts at the same time', async () => {
    const id = await givenRole(project, 'Both', { payments: 'READ' });
    const answers = await Promise.all([
      change(id, { name: 'Both changed' }),
      change(id, { levels: { analytics: 'READ' } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await get(id)).body).toMatchObject({
      name: 'Both changed',
      levels: { payments: 'NONE', analytics: 'READ' },
    });
  });

  test('keep what they name for retired modules when they are renamed', async () => {
    const own = await givenMember(await givenProject());
    const id = await givenRole(own.project, 'Old', { payments: 'READ', engagement: 'READ' });
    await database().module.updateMany({
      where: { projectId: own.project.id, key: 'engagement' },
      data: { retiredAt: new Date() },
    });
    const by = await givenPasscode(own);
    expect((await change(id, { name: 'Older' }, {}, by)).status).toBe(200);
    expect(await database().moduleGrant.count({ where: { roleId: id } })).toBe(2);
  });

  test('change only in the version that was read, when it is named', async () => {
    const id = await givenRole(project, 'Versioned', { payments: 'READ' });
    const etag = (await get(id)).headers.get('etag') ?? '';
    expect((await change(id, { name: 'Version 2' }, { 'if-match': etag })).status).toBe(200);
    const { status, body } = await change(id, { name: 'Version 3' }, { 'if-match': etag });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'stale', errors: [{ source: { pointer: '/name' } }] });
  });

  test('are deleted', async () => {
    const id = await givenRole(project, 'Unused', {});
    expect(await remove(id)).toMatchObject({ status: 204, body: null });
    expect((await get(id)).status).toBe(404);
    expect((await remove(id)).status).toBe(404);
  });

  test('are deleted only with word of where their holders go', async () => {
    const id = await givenRole(project, 'Held', { payments: 'READ_WRITE' });
    const next = await givenRole(project, 'Next', { payments: 'READ' });
    const holder = await holderOf(id);
    expect(await remove(id)).toMatchObject({
      status: 409,
      body: {
        code: 'conflict',
        detail: expect.stringContaining('1 user holds this role.'),
        errors: [{ source: { parameter: 'moveTo' } }],
      },
    });
    expect((await get(id)).status).toBe(200);
    expect((await remove(id, `?moveTo=${next}`)).status).toBe(204);
    const held = await database().memberRole.findMany({ where: { memberId: holder.memberId } });
    expect(held.map(({ roleId }) => roleId).sort()).toEqual([next, project.roleIds.MEMBER].sort());
    expect((await remove(next, '?moveTo=none')).status).toBe(204);
    expect(await auditTrail(holder.id)).toEqual(['user.roles_changed', 'user.roles_changed']);
  });

  test.each([
    ['that is not there', () => project.roleIds.ADMIN.replace(/^.{8}/, '00000000'), 422],
    ['of another project', async () => (await givenProject()).roleIds.MEMBER, 422],
    ['that is no ID', () => 'someone', 422],
    ['that makes Admins, which needs a person', () => project.roleIds.ADMIN, 403],
  ])('do not go to a role %s', async (_, to, status) => {
    const id = await givenRole(project, `Moved ${status} ${_}`.slice(0, 60), {});
    await holderOf(id);
    const answer = await remove(id, `?moveTo=${await to()}`);
    expect(answer.status).toBe(status);
    if (status === 422) {
      expect(answer.body).toMatchObject({ errors: [{ source: { parameter: 'moveTo' } }] });
    } else expect(answer.body).toMatchObject({ code: 'reauthentication_required' });
    expect((await get(id)).status).toBe(200);
  });
});

describe('nobody', () => {
  test('changes or deletes a system role', async () => {
    const fixed = { status: 403, body: { code: 'forbidden' } };
    expect(await change(project.roleIds.MEMBER, { name: 'Guest' })).toMatchObject(fixed);
    expect(await remove(project.roleIds.MEMBER)).toMatchObject(fixed);
  });

  test('gives a role more than they have, and hears where', async () => {
    const author = await givenMember(project, 'MEMBER');
    await givenOverrides(author, { roles: 'READ_WRITE' });
    const by = await givenPasscode(author);
    const id = await givenRole(project, 'Raised', { payments: 'READ' });
    for (const answer of [
      await add({ name: 'Too much', levels: { 'payments.refunds': 'READ_WRITE' } }, by),
      await change(id, { levels: { 'payments.refunds': 'READ_WRITE' } }, {}, by),
    ]) {
      expect(answer).toMatchObject({
        status: 403,
        body: {
          code: 'forbidden',
          errors: [{ source: { pointer: '/levels/payments.refunds' } }],
        },
      });
    }
    expect(await database().role.count({ where: { name: 'Too much' } })).toBe(0);
  });
});

test.each<[string, unknown, string[]]>([
  ['nothing', {}, ['/name']],
  ['wrong types', { name: 7, levels: [] }, ['/levels', '/name']],
  ['unknown fields', { name: 'X', level: {}, id: 'x' }, ['/id', '/level']],
  ['a level that there is not', { name: 'X', levels: { payments: 'ALL' } }, ['/levels/payments']],
  ['a module that there is not', { name: 'X', levels: { nothing: 'READ' } }, ['/levels/nothing']],
  ['a name that is taken', { name: 'member' }, ['/name']],
  ['an empty name', { name: ' ' }, ['/name']],
])('a role of %s is refused', async (_, body, pointers) => {
  const count = await database().role.count();
  const { status, body: problem } = await add(body);
  expect(status).toBe(422);
  const { errors } = problem as { errors: { source: { pointer: string } }[] };
  expect(errors.map(({ source }) => source.pointer).sort()).toEqual(pointers);
  expect(await database().role.count()).toBe(count);
});

import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  changedRolesResource,
  userAccessResource,
  userOverridesResource,
  userScopesResource,
} from '@/lib/members/user-access-resource';
import { database } from '@/lib/platform/database';
import { givenPasscode } from '@/tests/support/api';
import { auditTrail } from '@/tests/support/audit-trail';
import { givenOverrides, givenRole, givenScopeItem } from '@/tests/support/given-access';
import { givenMember, givenProject, type GivenMember } from '@/tests/support/given-project';
import { callUser, type BelowUser } from '@/tests/support/users-api';

let admin: GivenMember;
let mina: GivenMember;
let passcode: string;

beforeEach(async () => {
  admin = await givenMember(await givenProject());
  mina = await givenMember(admin.project, 'MEMBER', { firstName: 'Mina', lastName: 'Sato' });
  passcode = await givenPasscode(admin);
});

const get = async (below: BelowUser | null) => (await callUser(passcode, 'GET', mina, below)).body;
const put = (below: BelowUser, body: unknown, headers = {}) =>
  callUser(passcode, 'PUT', mina, below, { body, headers });

describe('roles', () => {
  test('are set as a whole; of system roles the highest is kept', async () => {
    const { roleIds } = admin.project;
    const auditor = await givenRole(admin.project, 'Auditor', { audit: 'READ' });
    const answer = await put('roles', {
      roles: [roleIds.MEMBER, roleIds.CREATOR, { id: auditor, endsAt: '2031-01-01' }],
    });
    expect(answer.status).toBe(200);
    expect(changedRolesResource.parse(answer.body)).toMatchObject({
      id: mina.id,
      roles: [
        { id: roleIds.CREATOR, name: 'Creator', systemRole: 'CREATOR', endsAt: null },
        { id: auditor, endsAt: '2031-01-02T00:00:00.000Z' },
      ],
      dropped: ['Member'],
    });
    const kept = await put('roles', { roles: [auditor] });
    expect(kept.body).toMatchObject({
      roles: [{ endsAt: '2031-01-02T00:00:00.000Z' }],
      dropped: [],
    });
    const endless = await put('roles', { roles: [{ id: auditor, endsAt: null }] });
    expect(endless.body).toMatchObject({ roles: [{ id: auditor, endsAt: null }] });
    expect((await put('roles', { roles: [] })).body).toMatchObject({ roles: [] });
    expect(await get('roles')).toEqual({ type: 'user-roles', id: mina.id, roles: [] });
  });

  test('of a version that is gone are not set', async () => {
    const { roleIds } = admin.project;
    const etag = (await callUser(passcode, 'GET', mina, 'roles')).headers.get('etag')!;
    await put('roles', { roles: [roleIds.CREATOR] }, { 'if-match': etag });
    const stale = await put('roles', { roles: [] }, { 'if-match': etag });
    expect(stale).toMatchObject({
      status: 409,
      body: { code: 'stale', errors: [{ source: { pointer: '/roles' } }] },
    });
    expect(await get('roles')).toMatchObject({ roles: [{ name: 'Creator' }] });
  });

  test('whose end has passed are listed, and given by nobody’s passcode if they make an Admin', async () => {
    const { roleIds } = admin.project;
    await database().memberRole.create({
      data: {
        projectId: admin.project.id,
        memberId: mina.memberId,
        roleId: roleIds.ADMIN,
        endsAt: new Date(Date.now() - 1000),
      },
    });
    expect(await get('roles')).toMatchObject({ roles: [{ name: 'Admin' }, { name: 'Member' }] });
    expect(await get(null)).toMatchObject({ roles: [{ name: 'Member' }] });
    for (const endsAt of [null, '2031-01-01']) {
      const refused = await put('roles', { roles: [{ id: roleIds.ADMIN, endsAt }] });
      expect(refused).toMatchObject({ status: 403, body: { code: 'reauthentication_required' } });
    }
    const same = await put('roles', { roles: [roleIds.ADMIN] });
    expect(same.status).toBe(200);
    expect(await get(null)).toMatchObject({ roles: [] });
  });
});

describe('overrides and scopes', () => {
  test('are set apart: one leaves the other as it is', async () => {
    await givenScopeItem(admin.project, 'PRODUCT', 'P-2');
    await givenScopeItem(admin.project, 'PRODUCT', 'P-1');
    const overrides = await put('overrides', {
      overrides: { customers: 'READ_WRITE', audit: 'NONE' },
    });
    expect(userOverridesResource.parse(overrides.body)).toEqual({
      type: 'user-overrides',
      id: mina.id,
      overrides: { customers: 'READ_WRITE', audit: 'NONE' },
    });
    const scopes = await put('scopes', { products: ['P-2', 'P-1', 'P-2'], gateways: [] });
    expect(userScopesResource.parse(scopes.body)).toEqual({
      type: 'user-scopes',
      id: mina.id,
      products: ['P-1', 'P-2'],
      gateways: [],
    });
    expect(await get('overrides')).toEqual(overrides.body);
    await put('overrides', { overrides: {} });
    expect(await get('overrides')).toMatchObject({ overrides: {} });
    expect(await get('scopes')).toEqual(scopes.body);
    expect(await auditTrail(mina.id)).toHaveLength(3);
    expect((await put('scopes', scopesOf(scopes.body))).status).toBe(200);
    expect(await auditTrail(mina.id)).toHaveLength(3);
  });

  const scopesOf = (body: unknown) => {
    const { products, gateways } = userScopesResource.parse(body);
    return { products, gateways };
  };

  test('keep a retired product, and do not take one anew', async () => {
    await givenScopeItem(admin.project, 'PRODUCT', 'P-1');
    await givenScopeItem(admin.project, 'PRODUCT', 'P-2');
    await put('scopes', { products: ['P-1'], gateways: 'ALL' });
    await database().scopeItem.updateMany({
      where: { projectId: admin.project.id },
      data: { retiredAt: new Date() },
    });
    expect((await put('scopes', { products: ['P-1'], gateways: [] })).status).toBe(200);
    expect(await put('scopes', { products: ['P-1', 'P-2'], gateways: [] })).toMatchObject({
      status: 422,
      body: { errors: [{ source: { pointer: '/products' } }] },
    });
  });
});

describe('access', () => {
  test('tells each level with where it comes from', async () => {
    await givenScopeItem(admin.project, 'PRODUCT', 'P-1');
    await put('scopes', { products: ['P-1'], gateways: 'ALL' });
    await givenOverrides(mina, { audit: 'READ' });
    const access = userAccessResource.parse(await get('access'));
    const of = (key: string) => access.modules.find(({ module }) => module === key);
    expect(access).toMatchObject({
      inForce: true,
      scopes: { products: ['P-1'], gateways: 'ALL' },
    });
    expect(of('audit')).toMatchObject({ level: 'READ', origin: { kind: 'override' } });
    expect(of('customers')).toMatchObject({
      level: 'READ',
      origin: { kind: 'roles', roles: [{ name: 'Member' }] },
      reason: 'Role Member',
    });
    expect(of('users')).toMatchObject({ level: 'NONE', origin: { kind: 'none' } });
    await callUser(passcode, 'POST', mina, 'disable');
    const after = userAccessResource.parse(await get('access'));
    expect(after.inForce).toBe(false);
    expect(new Set(after.modules.map(({ level }) => level))).toEqual(new Set(['NONE']));
    expect(after.modules[0]?.origin).toMatchObject({ kind: 'not_in_force', because: 'disabled' });
  });
});

describe('what is not valid is named, and nothing is written', () => {
  const missing = randomUUID();
  const stateOf = () =>
    database().member.findUnique({
      where: { id: mina.memberId },
      include: { roles: true, overrides: true, scopes: true },
    });
  test.each<[BelowUser, unknown, string[]]>([
    ['roles', {}, ['/roles']],
    ['roles', { roles: 'ADMIN' }, ['/roles']],
    ['roles', { roles: [5] }, ['/roles/0']],
    ['roles', { roles: [{ name: 'Admin' }] }, ['/roles/0']],
    ['roles', { roles: [missing] }, ['/roles']],
    ['roles', { roles: [], more: 1 }, ['/more']],
    ['overrides', {}, ['/overrides']],
    ['overrides', { overrides: { users: 'WRITE' } }, ['/overrides/users']],
    ['overrides', { overrides: { nowhere: 'READ' } }, ['/overrides/nowhere']],
    ['overrides', { overrides: { 'No Key': 'READ' } }, ['/overrides/No Key']],
    ['overrides', { overrides: {}, products: 'ALL' }, ['/products']],
    ['scopes', { products: 'ALL' }, ['/gateways']],
    ['scopes', { products: ['P-404'], gateways: [5] }, ['/gateways/0']],
    ['scopes', { products: ['P-404'], gateways: ['G-404'] }, ['/products/0', '/gateways/0']],
  ])('%s %j', async (below, body, pointers) => {
    const before = await stateOf();
    const answer = await put(below, body);
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid' } });
    const { errors } = answer.body as { errors: { source: { pointer: string } }[] };
    for (const [index, pointer] of pointers.entries()) {
      expect(errors[index]?.source.pointer).toMatch(new RegExp(`^${pointer}`));
    }
    expect(errors).toHaveLength(pointers.length);
    expect(await stateOf()).toEqual(before);
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { actedUserResource } from '@/lib/members/user-resource';
import {
  changedRolesResource,
  userAccessResource,
  userOverridesResource,
  userScopesResource,
} from '@/lib/members/user-access-resource';
import { passcodeResource } from '@/lib/passcodes/passcode-resource';
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

describe('acts', () => {
  test.each<[BelowUser, BelowUser, object, string]>([
    ['disable', 'enable', { status: 'DISABLED', enabled: false }, 'Mina Sato was disabled'],
    ['lock', 'unlock', { status: 'LOCKED', locked: { by: 'admin' } }, 'Mina Sato was locked'],
    [
      'revoke-access',
      'grant-access',
      { status: 'REVOKED', membership: 'REVOKED' },
      'Mina Sato can no longer open this project',
    ],
  ])('%s and %s, each once however often it is asked', async (act, back, facts, title) => {
    const before = await get(null);
    const done = await callUser(passcode, 'POST', mina, act);
    expect(done).toMatchObject({ status: 200, body: { ...facts, receipt: { title } } });
    actedUserResource.parse(done.body);
    const read = await callUser(passcode, 'GET', mina);
    expect(read.headers.get('etag')).toBe(done.headers.get('etag'));
    const again = await callUser(passcode, 'POST', mina, act, { body: {} });
    expect(again).toMatchObject({
      status: 200,
      body: {
        ...facts,
        receipt: { title: expect.stringContaining('already') as string, lines: [] },
      },
    });
    expect(await auditTrail(mina.id)).toHaveLength(1);
    const undone = await callUser(passcode, 'POST', mina, back);
    expect(undone.status).toBe(200);
    expect(await get(null)).toEqual(before);
  });

  test('of a version that is gone do nothing', async () => {
    const etag = (await callUser(passcode, 'GET', mina)).headers.get('etag')!;
    await callUser(passcode, 'PATCH', mina, null, { body: { firstName: 'Other' } });
    const headers = { 'if-match': etag };
    for (const act of ['disable', 'revoke-access'] as const) {
      const answer = await callUser(passcode, 'POST', mina, act, { headers });
      expect(answer).toMatchObject({ status: 409, body: { code: 'stale' } });
    }
    const gone = await callUser(passcode, 'DELETE', mina, null, { headers });
    expect(gone).toMatchObject({ status: 409, body: { code: 'stale' } });
    expect(await get(null)).toMatchObject({ status: 'ACTIVE' });
  });

  test('take no fields', async () => {
    const answer = await callUser(passcode, 'POST', mina, 'disable', { body: { reason: 'x' } });
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ source: { pointer: '/reason' } }] },
    });
    expect(await get(null)).toMatchObject({ enabled: true });
  });
});

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

describe('the passcode', () => {
  test('is shown without its secret, and revoked for good', async () => {
    expect(await get('passcode')).toMatchObject({ status: 'NONE', prefix: null, tenure: null });
    const secret = await givenPasscode(mina, { readOnly: true, tenure: 'ONE_YEAR' });
    const shown = await get('passcode');
    expect(passcodeResource.parse(shown)).toMatchObject({
      id: mina.id,
      status: 'ACTIVE',
      prefix: secret.split('_')[1],
      tenure: 'ONE_YEAR',
      readOnly: true,
      endsAt: null,
      lastUsedAt: null,
    });
    expect(JSON.stringify(shown)).not.toContain(secret);
    expect((await callUser(passcode, 'DELETE', mina, 'passcode')).status).toBe(204);
    expect((await callUser(passcode, 'DELETE', mina, 'passcode')).status).toBe(204);
    expect(await get('passcode')).toMatchObject({ status: 'REVOKED' });
    expect(await get(null)).toMatchObject({ passcodeStatus: 'REVOKED' });
    expect((await callUser(secret, 'GET', mina)).status).toBe(401);
    expect(await auditTrail(mina.id)).toEqual(['passcode.revoked']);
  });

  test('can revoke itself, and is dead from then on', async () => {
    await givenMember(admin.project);
    expect((await callUser(passcode, 'DELETE', admin, 'passcode')).status).toBe(204);
    expect((await callUser(passcode, 'GET', admin)).status).toBe(401);
  });

  test.each(['POST', 'PUT', 'PATCH'] as const)('is not granted by %s', async (method) => {
    const answer = await callUser(passcode, method, mina, 'passcode', {
      body: { tenure: 'ONE_YEAR' },
    });
    expect(answer).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
    expect(answer.headers.get('allow')).toBe('GET, DELETE, HEAD, OPTIONS');
    expect(await database().passcode.count({ where: { memberId: mina.memberId } })).toBe(0);
  });
});

import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { checkCredentials } from '@/lib/invitations/queries/check-credentials';
import { createUserInput } from '@/lib/invitations/schema';
import { database } from '@/lib/platform/database';
import { auditTrail } from '@/tests/support/audit-trail';
import { givenOverrides, givenScopeItem, restrictToProducts } from '@/tests/support/given-access';
import {
  contextFor,
  givenMember,
  givenProject,
  type GivenMember,
} from '@/tests/support/given-project';
import { owedMails } from '@/tests/support/outbox';
import { admin, create, email, givenAddress, now } from './wizard';

beforeEach(givenAddress);

const refused = (fields: Record<string, unknown>, field: string, code = 'invalid', by = admin) =>
  expect(create(fields, by)).rejects.toMatchObject({
    code,
    details: { fieldErrors: { [field]: [expect.any(String)] } },
  });

/** Somebody who may write users and nothing more than a Member otherwise. */
async function givenHelper(): Promise<GivenMember> {
  const helper = await givenMember(admin.project, 'MEMBER');
  await givenOverrides(helper, { users: 'READ_WRITE' });
  return helper;
}

describe('a wizard is refused, with the field named, and leaves no trace', () => {
  test.each([
    ['an unknown role', { roles: [randomUUID()] }, 'roles'],
    ['an unknown module', { levels: { 'payments.gone': 'READ' } }, 'levels[payments.gone]'],
    ['an unknown product', { ...someLevel(), ...products(randomUUID()) }, 'products'],
    ['an end that has passed', { ...someLevel(), endsAt: '2026-11-20' }, 'endsAt'],
  ])('%s', async (_, fields, field) => {
    await refused(fields, field);
    expect(await database().user.findUnique({ where: { email } })).toBeNull();
    expect(await owedMails(email)).toEqual([]);
  });

  test('a role that would end in the past', async () => {
    const { MEMBER } = admin.project.roleIds;
    const roleEndsAt = { [MEMBER]: '2026-11-01' };
    await refused({ roles: [MEMBER], roleEndsAt }, `roleEndsAt[${MEMBER}]`);
  });

  test.each([
    ['levels that do not exist', { levels: { payments: 'OWNER' } }, 'levels'],
    ['a module key that cannot be', { levels: { '../x': 'READ' } }, 'levels'],
    ['neither role nor level', {}, 'roles'],
    ['nothing but levels of no access', { levels: { payments: 'NONE' } }, 'roles'],
    ['no name', { ...someLevel(), firstName: ' ' }, 'firstName'],
    ['a telephone number of letters', { ...someLevel(), mobile: 'call me' }, 'mobile'],
    ['a field of another name', { ...someLevel(), status: 'ACTIVE' }, undefined],
  ])('%s', (_, fields, field) => {
    const person = { email, firstName: 'Ravi', lastName: 'Iyer', ...fields };
    const { error } = createUserInput.safeParse(person);
    expect(error?.issues[0]?.path[0]).toBe(field);
  });

  test('role, product and gateway of another project', async () => {
    const other = await givenProject();
    await refused({ roles: [other.roleIds.MEMBER] }, 'roles');
    const product = await givenScopeItem(other, 'PRODUCT', 'PAY-1');
    await refused({ ...someLevel(), ...products(product) }, 'products');
    const gateway = await givenScopeItem(other, 'GATEWAY', 'GW-1');
    const gateways = { gatewayScope: 'LIST', gateways: gateway };
    await refused({ ...someLevel(), ...gateways }, 'gateways');
  });

  test('a gateway in place of a product, and a retired product', async () => {
    const gateway = await givenScopeItem(admin.project, 'GATEWAY', 'GW-1');
    await refused({ ...someLevel(), ...products(gateway) }, 'products');
    const product = await givenScopeItem(admin.project, 'PRODUCT', 'PAY-1');
    await database().scopeItem.update({ where: { id: product }, data: { retiredAt: now } });
    await refused({ ...someLevel(), ...products(product) }, 'products');
  });

  test('a level on a retired module', async () => {
    await database().module.updateMany({
      where: { projectId: admin.project.id, key: 'payments' },
      data: { retiredAt: now },
    });
    await refused({ levels: { payments: 'READ' } }, 'levels[payments]');
  });

  test('more than the actor has: roles, levels, scopes', async () => {
    const helper = await givenHelper();
    const { CREATOR, MEMBER } = admin.project.roleIds;
    await refused({ roles: [CREATOR] }, 'roles', 'forbidden', helper);
    const levels = { 'payments.orders': 'READ_WRITE' };
    await refused({ levels }, 'levels[payments.orders]', 'forbidden', helper);
    const [mine, other] = [
      await givenScopeItem(admin.project, 'PRODUCT', 'MINE'),
      await givenScopeItem(admin.project, 'PRODUCT', 'OTHER'),
    ];
    await restrictToProducts(helper, [mine]);
    await refused({ roles: [MEMBER] }, 'products', 'forbidden', helper);
    await refused({ roles: [MEMBER], ...products(mine, other) }, 'products', 'forbidden', helper);
    expect(await database().user.findUnique({ where: { email } })).toBeNull();
    await expect(create({ roles: [MEMBER], ...products(mine) }, helper)).resolves.toBeDefined();
  });

  test('overrides cannot hide a role that the actor may not give', async () => {
    const helper = await givenHelper();
    const hidden = { users: 'NONE', roles: 'NONE', audit: 'NONE', settings: 'NONE' };
    const fields = { roles: [admin.project.roleIds.ADMIN], levels: hidden };
    await refused(fields, 'roles', 'forbidden', helper);
  });

  test.each(['APPROVER', 'CREATOR', 'MEMBER'] as const)('by a %s', async (role) => {
    const weaker = await givenMember(admin.project, role);
    await expect(create({ roles: [admin.project.roleIds.MEMBER] }, weaker)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const { actor } = contextFor(weaker, now);
    const credentials = { email, firstName: 'Ravi', lastName: 'Iyer', mobile: '' };
    await expect(checkCredentials(actor, credentials)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('somebody who is in the project already, also at the first step', async () => {
    const fields = { roles: [admin.project.roleIds.MEMBER] };
    const { userId } = await create(fields);
    await refused(fields, 'email', 'conflict');
    expect(await auditTrail(userId)).toEqual(['user.invited']);
    const credentials = { email, firstName: 'R', lastName: 'I', mobile: '' };
    const { actor } = contextFor(admin, now);
    await expect(checkCredentials(actor, credentials)).rejects.toMatchObject({
      details: { fieldErrors: { email: [expect.stringContaining('invited already')] } },
    });
    await checkCredentials(actor, { ...credentials, email: 'new@example.com' });
  });

  test('twice at one moment makes one user', async () => {
    const fields = { roles: [admin.project.roleIds.MEMBER] };
    const results = await Promise.allSettled([create(fields), create(fields)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await owedMails(email)).toHaveLength(1);
  });
});

function someLevel() {
  return { levels: { payments: 'READ' } };
}

function products(...ids: string[]) {
  return { productScope: 'LIST', products: ids };
}

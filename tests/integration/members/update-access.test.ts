import { beforeEach, describe, expect, test } from 'vitest';
import { updateAccessInput } from '@/lib/members/access-schema';
import { updateAccess } from '@/lib/members/commands/update-access';
import { checkAccess } from '@/lib/members/queries/check-access';
import { database } from '@/lib/platform/database';
import { auditTrail } from '../../support/audit-trail';
import {
  assignRole,
  givenOverrides,
  givenRole,
  givenScopeItem,
  levelsNow,
  restrictToProducts,
} from '../../support/given-access';
import {
  givenMember,
  givenProject,
  loadedContextFor,
  type GivenMember,
  type GivenProject,
} from '../../support/given-project';

const now = new Date('2026-11-21T10:00:00Z');

let project: GivenProject;
let admin: GivenMember;
let target: GivenMember;

beforeEach(async () => {
  project = await givenProject();
  admin = await givenMember(project);
  target = await givenMember(project, 'MEMBER', { firstName: 'Ravi', lastName: 'Iyer' });
});

async function update(fields: Record<string, unknown>, { by = admin, of = target } = {}) {
  return updateAccess(
    await loadedContextFor(by, now),
    updateAccessInput.parse({ userId: of.id, ...fields }),
  );
}

async function scopesOf(member: GivenMember) {
  const row = await database().member.findUniqueOrThrow({
    where: { id: member.memberId },
    include: { scopes: true },
  });
  const listed = row.scopes.map(({ itemId }) => itemId).sort();
  return { allProducts: row.allProducts, allGateways: row.allGateways, listed };
}

/** Somebody who may write users and otherwise has little. */
async function manager(): Promise<GivenMember> {
  const member = await givenMember(project, 'MEMBER', { lastName: 'Manager' });
  await assignRole(member, await givenRole(project, 'Managers', { users: 'READ_WRITE' }));
  return member;
}

describe('overrides', () => {
  test('beat the roles upwards and downwards; an empty choice leaves a module to the roles', async () => {
    await update({ levels: { 'payments.refunds': 'READ_WRITE', analytics: 'NONE', payments: '' } });
    expect(await levelsNow(target)).toMatchObject({
      payments: 'READ',
      'payments.orders': 'READ',
      'payments.refunds': 'READ_WRITE',
      analytics: 'NONE',
      'analytics.reports': 'NONE',
    });
    expect(await auditTrail(target.id)).toEqual(['user.access_updated']);
  });

  test('that are not named any more are gone', async () => {
    await givenOverrides(target, { payments: 'NONE' });
    await update({ levels: { payments: '' } });
    expect((await levelsNow(target)).payments).toBe('READ');
  });

  test('on a retired module outlast an edit, and those that stay the same leave no trace', async () => {
    await givenOverrides(target, { payments: 'NONE', analytics: 'NONE' });
    await database().module.updateMany({
      where: { projectId: project.id, key: 'analytics' },
      data: { retiredAt: now },
    });
    await update({ levels: { payments: 'NONE' } });
    expect(await auditTrail(target.id)).toEqual([]);
    expect(await database().override.count({ where: { memberId: target.memberId } })).toBe(2);
  });
});

describe('scopes', () => {
  test('are lists, of which one may be empty', async () => {
    const shop = await givenScopeItem(project, 'PRODUCT', 'shop');
    await update({ productScope: 'LIST', products: shop, gatewayScope: 'LIST' });
    expect(await scopesOf(target)).toEqual({
      allProducts: false,
      allGateways: false,
      listed: [shop],
    });
    await update({});
    expect(await scopesOf(target)).toEqual({ allProducts: true, allGateways: true, listed: [] });
  });

  test('keep what was retired, and take nothing retired anew', async () => {
    const old = await givenScopeItem(project, 'PRODUCT', 'old');
    await restrictToProducts(target, [old]);
    await database().scopeItem.update({ where: { id: old }, data: { retiredAt: now } });
    await update({ productScope: 'LIST', products: [old] });
    const other = await givenMember(project, 'MEMBER');
    const anew = update({ productScope: 'LIST', products: [old] }, { of: other });
    await expect(anew).rejects.toMatchObject({
      code: 'invalid',
      details: { fieldErrors: { products: [expect.any(String)] } },
    });
  });

  test('decide what a question about a product is answered', async () => {
    const shop = await givenScopeItem(project, 'PRODUCT', 'shop');
    await givenScopeItem(project, 'PRODUCT', 'wholesale');
    await update({ productScope: 'LIST', products: [shop] });
    const { actor } = await loadedContextFor(admin);
    const about = { user: target.id, module: 'payments.refunds', level: 'READ' } as const;
    const answers = await checkAccess(
      actor,
      [about, ...['shop', 'wholesale', 'unheard-of'].map((product) => ({ ...about, product }))],
      now,
    );
    expect(answers.map((answer) => answer?.allowed)).toEqual([true, true, false, false]);
    expect(answers[2]?.reason).toBe('The product is outside their scope.');
  });
});

describe('refused', () => {
  test.each(['APPROVER', 'CREATOR', 'MEMBER'] as const)('for a %s', async (role) => {
    const by = await givenMember(project, role);
    await expect(update({ levels: { payments: 'NONE' } }, { by })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect((await levelsNow(target)).payments).toBe('READ');
  });

  test('on oneself, and on those who outrank', async () => {
    await expect(update({}, { of: admin })).rejects.toMatchObject({ code: 'self' });
    await expect(update({}, { by: await manager(), of: admin })).rejects.toMatchObject({
      code: 'outranked',
    });
  });

  test('for a level above the actor’s own, also by taking back an override that forbids', async () => {
    const by = await manager();
    const raise = { levels: { 'payments.refunds': 'READ_WRITE' } };
    await expect(update(raise, { by })).rejects.toMatchObject({
      code: 'forbidden',
      message: 'This gives access that you lack: Read write on Refunds.',
    });
    await assignRole(target, await givenRole(project, 'Writers', { engagement: 'READ_WRITE' }));
    await update({ levels: { engagement: 'NONE' } }, { by });
    await expect(update({}, { by })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await levelsNow(target)).engagement).toBe('NONE');
  });

  test('but what the person has above the actor may stay, and be lowered', async () => {
    const by = await manager();
    await givenOverrides(target, { payments: 'READ_WRITE' });
    await update({ levels: { payments: 'READ_WRITE', analytics: 'NONE' } }, { by });
    await update({ levels: { payments: 'READ' } }, { by });
    expect((await levelsNow(target)).payments).toBe('READ');
  });

  test('for a scope wider than the actor’s', async () => {
    const by = await manager();
    const mine = await givenScopeItem(project, 'PRODUCT', 'mine');
    const theirs = await givenScopeItem(project, 'PRODUCT', 'theirs');
    const more = await givenScopeItem(project, 'PRODUCT', 'more');
    await restrictToProducts(by, [mine]);
    await restrictToProducts(target, [theirs]);
    await update({ productScope: 'LIST', products: [mine, theirs] }, { by });
    for (const fields of [{}, { productScope: 'LIST', products: [mine, theirs, more] }]) {
      await expect(update(fields, { by })).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect((await scopesOf(target)).listed).toEqual([mine, theirs].sort());
  });

  test('for what is not in the project, with the field named', async () => {
    const other = await givenProject('Other');
    const foreign = await givenScopeItem(other, 'PRODUCT', 'foreign');
    const gateway = await givenScopeItem(project, 'GATEWAY', 'gw');
    const cases: [Record<string, unknown>, string][] = [
      [{ levels: { 'payments.disputes': 'READ' } }, 'levels[payments.disputes]'],
      [{ productScope: 'LIST', products: [foreign] }, 'products'],
      [{ productScope: 'LIST', products: [gateway] }, 'products'],
      [{ gatewayScope: 'LIST', gateways: [foreign] }, 'gateways'],
    ];
    for (const [fields, field] of cases) {
      await expect(update(fields)).rejects.toMatchObject({
        code: 'invalid',
        details: { fieldErrors: { [field]: [expect.any(String)] } },
      });
    }
    const stranger = await givenMember(other);
    await expect(update({}, { of: stranger })).rejects.toMatchObject({ code: 'not_found' });
  });

  test.each([
    { levels: { payments: 'ADMIN' } },
    { levels: { 'Payments!': 'READ' } },
    { levels: 'READ' },
    { products: ['x'] },
    { productScope: 'SOME' },
    { more: 'fields' },
  ])('for bad input %j', (fields) => {
    expect(updateAccessInput.safeParse({ userId: target.id, ...fields }).success).toBe(false);
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import type { AccessLevels } from '@/lib/core/access-level';
import { addModule } from '@/lib/modules/commands/add-module';
import { restoreModule, retireModule } from '@/lib/modules/commands/change-module';
import { getModulePreview, listModules } from '@/lib/modules/queries';
import { addModuleInput } from '@/lib/modules/schema';
import { database } from '@/lib/platform/database';
import { assignRole, givenOverrides, givenRole, levelsNow } from '@/tests/support/given-access';
import {
  actorOf,
  contextFor,
  givenMember,
  givenProject,
  loadedContextFor,
  type GivenMember,
  type GivenProject,
} from '@/tests/support/given-project';
import { moduleIn } from '@/tests/support/given-modules';

const now = new Date();

let project: GivenProject;
let admin: GivenMember;
let finance: GivenMember;

beforeEach(async () => {
  project = await givenProject();
  admin = await givenMember(project, 'ADMIN', { firstName: 'Asha', lastName: 'Rao' });
  finance = await givenMember(project, 'MEMBER', { firstName: 'Ravi', lastName: 'Iyer' });
  await assignRole(
    finance,
    await givenRole(project, 'Finance', { 'payments.refunds': 'READ_WRITE' }),
  );
});

async function preview(key: string, by = admin) {
  const { actor } = await loadedContextFor(by);
  return (await getModulePreview(actor, (await moduleIn(project, key)).id, now)).preview;
}

async function retire(
  key: string,
  { by = admin, reviewed }: { by?: GivenMember; reviewed?: string } = {},
) {
  const { id } = await moduleIn(project, key);
  const shown = reviewed ?? (await preview(key)).reviewed;
  return retireModule(await loadedContextFor(by), { moduleId: id, reviewed: shown });
}

async function restore(
  key: string,
  { by = admin, reviewed }: { by?: GivenMember; reviewed?: string } = {},
) {
  const { id } = await moduleIn(project, key);
  const shown = reviewed ?? (await preview(key)).reviewed;
  return restoreModule(await loadedContextFor(by), { moduleId: id, reviewed: shown });
}

const change = (key: string, from: string, to: string) => ({ key, from, to });

describe('the preview of a retirement', () => {
  test('names who loses what, and what is kept for a restore', async () => {
    await givenOverrides(finance, { 'payments.orders': 'NONE' });
    const { modules, roles, overrides, effects } = await preview('payments.refunds');
    expect(modules).toEqual([{ key: 'payments.refunds', name: 'Refunds' }]);
    expect(roles).toEqual(['Finance']);
    expect(overrides).toBe(0);
    // Both write Refunds, whatever gives it to them.
    expect(effects).toEqual([
      {
        changes: [change('payments.refunds', 'READ_WRITE', 'NONE')],
        count: 2,
        people: expect.arrayContaining([
          { userId: admin.id, name: 'Asha Rao' },
          { userId: finance.id, name: 'Ravi Iyer' },
        ]),
      },
    ]);
  });

  test('takes a module with its sub-modules, and only what each person had', async () => {
    await givenOverrides(finance, { 'payments.orders': 'NONE' });
    const { modules, overrides, effects } = await preview('payments');
    expect(modules.map(({ name }) => name)).toEqual([
      'Payments',
      'Orders',
      'Refunds',
      'Settlements',
    ]);
    expect(overrides).toBe(1);
    expect(effects.find(({ people }) => people[0]?.userId === finance.id)?.changes).toEqual([
      change('payments', 'READ', 'NONE'),
      change('payments.refunds', 'READ_WRITE', 'NONE'),
      change('payments.settlements', 'READ', 'NONE'),
    ]);
  });

  test('leaves out who has nothing to lose: without access, revoked, ended', async () => {
    await givenOverrides(finance, { analytics: 'NONE' });
    const [gone, ended] = [await givenMember(project), await givenMember(project)];
    await database().member.update({ where: { id: gone.memberId }, data: { status: 'REVOKED' } });
    await database().member.update({
      where: { id: ended.memberId },
      data: { endsAt: new Date(now.getTime() - 1000) },
    });
    const { effects } = await preview('analytics.reports');
    expect(effects.map(({ people }) => people.map(({ userId }) => userId))).toEqual([[admin.id]]);
  });

  test('names nobody to those who may not read users', async () => {
    const manager = await givenMember(project, 'MEMBER');
    await assignRole(manager, await givenRole(project, 'Catalogue', { settings: 'READ_WRITE' }));
    const shown = await preview('payments.refunds', manager);
    expect(shown.effects.flatMap(({ people }) => people)).toEqual([]);
    await retire('payments.refunds', { by: manager, reviewed: shown.reviewed });
  });

  test('is for those who may retire, within their project', async () => {
    const { id } = await moduleIn(project, 'payments');
    const reader = await givenMember(project, 'APPROVER');
    await expect(getModulePreview(actorOf(reader), id, now)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const stranger = actorOf(await givenMember(await givenProject()));
    for (const each of [id, 'none', (await moduleIn(project, 'users')).id]) {
      await expect(getModulePreview(stranger, each, now)).rejects.toMatchObject({
        code: 'not_found',
      });
    }
  });
});

describe('retiring and restoring', () => {
  test('takes what was shown, and gives back the same', async () => {
    await givenOverrides(finance, { 'payments.orders': 'NONE' });
    const before = await levelsNow(finance);
    const lost = await preview('payments');
    expect(await retire('payments', { reviewed: lost.reviewed })).toEqual({ name: 'Payments' });
    const without: AccessLevels = await levelsNow(finance);
    expect(Object.keys(without).filter((key) => key.startsWith('payments'))).toEqual([]);
    const { product, retired } = await listModules(actorOf(admin));
    expect(product.map(({ key }) => key)).toEqual(['analytics', 'engagement']);
    expect(retired.map(({ key }) => key)).toEqual(['payments']);

    const back = await preview('payments');
    expect(back.effects.map(({ count, changes }) => [count, changes])).toEqual(
      lost.effects.map(({ count, changes }) => [
        count,
        changes.map(({ key, from, to }) => ({ key, from: to, to: from })),
      ]),
    );
    await restore('payments', { reviewed: back.reviewed });
    expect(await levelsNow(finance)).toEqual(before);
    expect((await listModules(actorOf(admin))).product.map(({ key }) => key)).toEqual([
      'analytics',
      'engagement',
      'payments',
    ]);
  });

  test('records how many people it concerned', async () => {
    await retire('payments.refunds');
    await restore('payments.refunds');
    const events = await database().auditEvent.findMany({
      where: { targetId: (await moduleIn(project, 'payments.refunds')).id },
      orderBy: { id: 'asc' },
    });
    expect(events.map(({ event, after }) => [event, after])).toEqual([
      ['module.retired', { retired: true, usersAffected: 2 }],
      ['module.restored', { modules: ['payments.refunds'], retired: false, usersAffected: 2 }],
    ]);
  });

  test('is refused when somebody changed what was shown, and nothing happens', async () => {
    const { reviewed } = await preview('payments.refunds');
    await givenMember(project, 'MEMBER');
    await expect(retire('payments.refunds', { reviewed })).rejects.toMatchObject({ code: 'stale' });
    expect((await moduleIn(project, 'payments.refunds')).retiredAt).toBeNull();
    await retire('payments.refunds');
    const back = await preview('payments.refunds');
    await givenOverrides(finance, { 'payments.refunds': 'NONE' });
    await expect(restore('payments.refunds', { reviewed: back.reviewed })).rejects.toMatchObject({
      code: 'stale',
    });
  });

  test('one person in place of another is another effect, though the count is the same', async () => {
    const { reviewed } = await preview('payments.refunds');
    const other = await givenMember(project, 'MEMBER', { firstName: 'Ravi', lastName: 'Iyer' });
    const { roleId } = await database().memberRole.findFirstOrThrow({
      where: { memberId: finance.memberId, role: { systemRole: null } },
    });
    await database().member.delete({ where: { id: finance.memberId } });
    await assignRole(other, roleId);
    await expect(retire('payments.refunds', { reviewed })).rejects.toMatchObject({ code: 'stale' });
  });

  test('of two at once one happens', async () => {
    const outcomes = await Promise.allSettled([retire('analytics'), retire('analytics')]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('a sub-module that was retired by itself stays so when its module comes back', async () => {
    await retire('payments.orders');
    await retire('payments');
    await expect(restore('payments.orders')).rejects.toMatchObject({ code: 'conflict' });
    await restore('payments');
    expect(await levelsNow(admin)).not.toHaveProperty(['payments.orders']);
    await restore('payments.orders');
    expect(await levelsNow(admin)).toHaveProperty(['payments.orders'], 'READ_WRITE');
  });

  test('a name that was given to another has to be free again', async () => {
    await retire('payments.refunds');
    const { id } = await moduleIn(project, 'payments');
    const again = { name: 'Refunds', parentId: id };
    // The key stays with the retired one.
    await expect(addModule(contextFor(admin), addModuleInput.parse(again))).rejects.toMatchObject({
      details: { fieldErrors: { key: [expect.stringContaining('can be restored')] } },
    });
    await addModule(contextFor(admin), addModuleInput.parse({ ...again, key: 'refunds-2' }));
    await expect(restore('payments.refunds')).rejects.toMatchObject({ code: 'invalid' });
  });

  test('what is retired is retired once, what is in use is not restored', async () => {
    await expect(restore('payments')).rejects.toMatchObject({ code: 'conflict' });
    await retire('payments');
    await expect(retire('payments')).rejects.toMatchObject({ code: 'conflict' });
    await expect(retire('payments.refunds')).rejects.toMatchObject({ code: 'conflict' });
  });

  test('those of the dashboard, and of others, cannot be retired', async () => {
    const own = await moduleIn(project, 'audit');
    const ctx = contextFor(admin);
    await expect(retireModule(ctx, { moduleId: own.id, reviewed: '' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const { id } = await moduleIn(await givenProject(), 'payments');
    for (const act of [retireModule, restoreModule]) {
      await expect(act(ctx, { moduleId: id, reviewed: '' })).rejects.toMatchObject({
        code: 'not_found',
      });
    }
    for (const role of ['APPROVER', 'CREATOR', 'MEMBER'] as const) {
      const by = await givenMember(project, role);
      await expect(retire('payments', { by })).rejects.toMatchObject({ code: 'forbidden' });
    }
  });
});

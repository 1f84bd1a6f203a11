import { beforeEach, describe, expect, test } from 'vitest';
import { findModules } from '@/lib/access/queries/find-member-access';
import { addModule } from '@/lib/modules/commands/add-module';
import { moveModule, renameModule } from '@/lib/modules/commands/change-module';
import { modulesPerProject } from '@/lib/modules/limits';
import { listModules } from '@/lib/modules/queries';
import { addModuleInput, moveModuleInput, renameModuleInput } from '@/lib/modules/schema';
import { database } from '@/lib/platform/database';
import { auditTrail } from '@/tests/support/audit-trail';
import { assignRole, givenRole, levelsNow } from '@/tests/support/given-access';
import {
  actorOf,
  contextFor,
  loadedContextFor,
  givenMember,
  givenProject,
  type GivenMember,
  type GivenProject,
} from '@/tests/support/given-project';
import { moduleIn } from '@/tests/support/given-modules';

let project: GivenProject;
let admin: GivenMember;

beforeEach(async () => {
  project = await givenProject();
  admin = await givenMember(project);
});

const add = async (fields: object, by = admin) =>
  addModule(await loadedContextFor(by), addModuleInput.parse({ name: 'Payouts', ...fields }));
const rename = async (key: string, name: string, by = admin) =>
  renameModule(
    await loadedContextFor(by),
    renameModuleInput.parse({ moduleId: (await moduleIn(by.project, key)).id, name }),
  );
const move = async (key: string, direction: 'up' | 'down', by = admin) =>
  moveModule(
    await loadedContextFor(by),
    moveModuleInput.parse({ moduleId: (await moduleIn(by.project, key)).id, direction }),
  );
const keysInOrder = async () =>
  (await listModules(actorOf(admin))).product.flatMap(({ key, subModules }) => [
    key,
    ...subModules.map((sub) => sub.key),
  ]);

test('a project begins with product modules, in order, before those of the dashboard', async () => {
  const modules = await findModules(database(), project.id);
  expect(modules.map(({ key, name, parentKey }) => [key, name, parentKey])).toEqual([
    ['payments', 'Payments', null],
    ['payments.orders', 'Orders', 'payments'],
    ['payments.refunds', 'Refunds', 'payments'],
    ['payments.settlements', 'Settlements', 'payments'],
    ['analytics', 'Analytics', null],
    ['analytics.dashboards', 'Dashboards', 'analytics'],
    ['analytics.reports', 'Reports', 'analytics'],
    ['engagement', 'Engagement', null],
    ['engagement.campaigns', 'Campaigns', 'engagement'],
    ['engagement.segments', 'Segments', 'engagement'],
    ['users', 'Users', null],
    ['roles', 'Roles', null],
    ['customers', 'Customers', null],
    ['audit', 'Audit Log', null],
    ['settings', 'Settings', null],
  ]);
});

describe('adding', () => {
  test('a module comes last, with a key made of its name, and system roles reach it', async () => {
    const added = await add({ name: 'Pay-outs & Fées' });
    expect(added).toMatchObject({ key: 'pay-outs-fees', name: 'Pay-outs & Fées' });
    expect((await keysInOrder()).at(-1)).toBe('pay-outs-fees');
    const reader = await givenMember(project, 'MEMBER');
    expect((await levelsNow(admin))['pay-outs-fees']).toBe('READ_WRITE');
    expect((await levelsNow(reader))['pay-outs-fees']).toBe('READ');
    expect(await auditTrail(added.id)).toEqual(['module.created']);
  });

  test('a sub-module comes last in its module, and gives what its module gives', async () => {
    const roleId = await givenRole(project, 'Finance', { payments: 'READ' });
    const finance = await givenMember(project, 'MEMBER');
    await database().memberRole.deleteMany({ where: { memberId: finance.memberId } });
    await assignRole(finance, roleId);
    const { id } = await moduleIn(project, 'payments');
    expect(await add({ key: 'payouts', parentId: id })).toMatchObject({ key: 'payments.payouts' });
    expect((await keysInOrder()).indexOf('payments.payouts')).toBe(4);
    expect((await levelsNow(finance))['payments.payouts']).toBe('READ');
  });

  test('there is no third level', async () => {
    const { id } = await moduleIn(project, 'payments.refunds');
    await expect(add({ parentId: id })).rejects.toMatchObject({ code: 'invalid' });
  });

  test('names beside each other, and keys, are taken once', async () => {
    await expect(add({ name: 'payments', key: 'other' })).rejects.toMatchObject({
      code: 'invalid',
      details: { fieldErrors: { name: expect.any(Array) } },
    });
    await expect(add({ name: 'Other', key: 'payments' })).rejects.toMatchObject({
      code: 'invalid',
      details: { fieldErrors: { key: ['The key payments belongs to Payments.'] } },
    });
    // The same name elsewhere is another thing.
    await add({ name: 'Refunds' });
  });

  test('a name that makes no key asks for one', async () => {
    await expect(add({ name: '支払い' })).rejects.toMatchObject({
      details: { fieldErrors: { key: expect.any(Array) } },
    });
    expect(await add({ name: '支払い', key: 'shiharai' })).toMatchObject({ key: 'shiharai' });
  });

  test.each([
    { key: 'a.b' },
    { key: 'Upper' },
    { key: '-a' },
    { key: 'x'.repeat(50) },
    { name: '' },
    { name: 'x'.repeat(61) },
    { kind: 'CONSOLE' },
    { parentId: 'none' },
  ])('%o is refused before anything happens', (fields) => {
    expect(addModuleInput.safeParse({ name: 'Payouts', ...fields }).success).toBe(false);
  });

  test('a project has so many modules and no more', async () => {
    const count = await database().module.count({
      where: { projectId: project.id, kind: 'PRODUCT' },
    });
    await database().module.createMany({
      data: Array.from({ length: modulesPerProject - count }, (_, index) => ({
        projectId: project.id,
        key: `many-${index}`,
        name: `Many ${index}`,
        position: index + 10,
      })),
    });
    await expect(add({})).rejects.toMatchObject({ code: 'conflict' });
  });

  test('two at once of one name make one', async () => {
    const outcomes = await Promise.allSettled([add({ key: 'one' }), add({ key: 'two' })]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('renaming', () => {
  test('changes the name, not the key, and is recorded once', async () => {
    expect(await rename('payments.refunds', 'Reversals')).toEqual({ name: 'Reversals' });
    await rename('payments.refunds', 'Reversals');
    const renamed = await moduleIn(project, 'payments.refunds');
    expect(renamed.name).toBe('Reversals');
    expect(await auditTrail(renamed.id)).toEqual(['module.renamed']);
  });

  test('spelling a name otherwise is no clash with itself, another one is', async () => {
    await rename('payments.refunds', 'REFUNDS');
    await expect(rename('payments.refunds', 'orders')).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('moving', () => {
  test('passes a neighbour, within its own module', async () => {
    await move('analytics', 'up');
    await move('payments.orders', 'down');
    await move('payments.orders', 'down');
    expect((await keysInOrder()).slice(0, 7)).toEqual([
      'analytics',
      'analytics.dashboards',
      'analytics.reports',
      'payments',
      'payments.refunds',
      'payments.settlements',
      'payments.orders',
    ]);
  });

  test('at the end of its row a module stays, and nothing is recorded', async () => {
    const before = await keysInOrder();
    expect(await move('payments', 'up')).toEqual({ name: 'Payments', moved: false });
    expect(await move('engagement', 'down')).toMatchObject({ moved: false });
    expect(await keysInOrder()).toEqual(before);
    expect(await auditTrail((await moduleIn(project, 'payments')).id)).toEqual([]);
  });

  test('moves at the same time lose no module', async () => {
    const before = await keysInOrder();
    await Promise.all([
      move('payments.orders', 'down'),
      move('payments.settlements', 'up'),
      move('engagement', 'up'),
    ]);
    expect([...(await keysInOrder())].sort()).toEqual([...before].sort());
  });
});

describe('whoever may not', () => {
  test.each(['add', 'rename', 'move'] as const)('%s', async (act) => {
    const run = async (by: GivenMember) => {
      if (act === 'add') return add({}, by);
      return act === 'rename' ? rename('payments', 'Other', by) : move('payments', 'down', by);
    };
    for (const role of ['APPROVER', 'CREATOR', 'MEMBER'] as const) {
      await expect(run(await givenMember(project, role))).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    const reader = await givenMember(project, 'MEMBER');
    await assignRole(reader, await givenRole(project, 'Looks', { settings: 'READ' }));
    await expect(run(reader)).rejects.toMatchObject({ code: 'forbidden' });
    const before = await keysInOrder();
    const stranger = await givenMember(await givenProject());
    await run(stranger);
    expect(await keysInOrder()).toEqual(before);
  });

  test('the modules of another project do not exist, those of the dashboard are fixed', async () => {
    const elsewhere = await moduleIn(await givenProject(), 'payments');
    const own = await moduleIn(project, 'users');
    for (const [moduleId, code] of [
      [elsewhere.id, 'not_found'],
      [own.id, 'forbidden'],
    ] as const) {
      const ctx = contextFor(admin);
      await expect(renameModule(ctx, { moduleId, name: 'X' })).rejects.toMatchObject({ code });
      await expect(moveModule(ctx, { moduleId, direction: 'up' })).rejects.toMatchObject({ code });
      await expect(
        addModule(ctx, addModuleInput.parse({ name: 'X', parentId: moduleId })),
      ).rejects.toMatchObject({ code });
    }
    await expect(
      listModules(actorOf(await givenMember(project, 'APPROVER'))),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { database } from '@/lib/platform/database';
import { createRole } from '@/lib/roles/commands/create-role';
import { listRoles } from '@/lib/roles/queries';
import { createRoleInput } from '@/lib/roles/schema';
import { auditTrail } from '@/tests/support/audit-trail';
import { assignRole, givenRole } from '@/tests/support/given-access';
import {
  actorOf,
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

const create = async (fields: Record<string, unknown>, by = admin) =>
  createRole(await loadedContextFor(by), createRoleInput.parse(fields));

async function levelsOfRole(id: string) {
  return (await listRoles(actorOf(admin))).find((role) => role.id === id)?.levels;
}

async function roleManager(levels: Parameters<typeof givenRole>[2] = {}): Promise<GivenMember> {
  const member = await givenMember(project, 'MEMBER');
  await assignRole(
    member,
    await givenRole(project, 'Role managers', { roles: 'READ_WRITE', ...levels }),
  );
  return member;
}

describe('a new role', () => {
  test('keeps a level per module, and sub-modules where they differ', async () => {
    const { id, name } = await create({
      name: '  Finance  ',
      levels: {
        payments: 'READ',
        'payments.orders': 'READ',
        'payments.refunds': 'READ_WRITE',
        'payments.settlements': 'NONE',
        users: 'READ',
        audit: 'NONE',
      },
    });
    expect(name).toBe('Finance');
    expect(await levelsOfRole(id)).toEqual({
      payments: 'READ',
      'payments.refunds': 'READ_WRITE',
      'payments.settlements': 'NONE',
      users: 'READ',
    });
    const event = await database().auditEvent.findFirstOrThrow({ where: { targetId: id } });
    expect(event).toMatchObject({
      event: 'role.created',
      targetName: 'Finance',
      after: { Name: 'Finance', 'Refunds (payments.refunds)': 'Read write' },
    });
  });

  test('may give nothing', async () => {
    const { id } = await create({ name: 'Guests' });
    expect(await levelsOfRole(id)).toEqual({});
  });

  test('is as the module where a sub-module is not named', async () => {
    const { id } = await create({ name: 'Payments', levels: { payments: 'READ' } });
    expect(await levelsOfRole(id)).toEqual({ payments: 'READ' });
  });
});

describe('refused is a role', () => {
  test.each(['finance', 'Admin', ' ADMIN '])('whose name %j is taken', async (name) => {
    await create({ name: 'Finance' });
    await expect(create({ name })).rejects.toMatchObject({
      code: 'invalid',
      details: { fieldErrors: { name: [expect.stringContaining('already')] } },
    });
  });

  test('whose name is another project’s is none of these', async () => {
    const other = await givenProject('Other');
    await givenRole(other, 'Finance', {});
    await create({ name: 'Finance' });
  });

  test('with unknown and retired modules, each at its field', async () => {
    const { id } = await moduleIn(project, 'analytics');
    await database().module.update({ where: { id }, data: { retiredAt: new Date() } });
    const levels = { payments: 'READ', analytics: 'READ', 'analytics.reports': 'READ', x: 'READ' };
    await expect(create({ name: 'R', levels })).rejects.toMatchObject({
      code: 'invalid',
      details: {
        fieldErrors: {
          'levels[analytics]': [expect.any(String)],
          'levels[analytics.reports]': [expect.any(String)],
          'levels[x]': [expect.any(String)],
        },
      },
    });
  });

  test('that gives more than its maker has, at the field', async () => {
    const by = await roleManager();
    await create({ name: 'Readers', levels: { payments: 'READ' } }, by);
    const above = create({ name: 'R', levels: { payments: 'READ', users: 'READ' } }, by);
    await expect(above).rejects.toMatchObject({
      code: 'forbidden',
      details: { fieldErrors: { 'levels[users]': [expect.any(String)] } },
    });
    // A module gives its sub-modules too, named or not.
    const hidden = create({ name: 'R', levels: { payments: 'READ_WRITE' } }, by);
    await expect(hidden).rejects.toMatchObject({
      details: { fieldErrors: { 'levels[payments.refunds]': [expect.any(String)] } },
    });
    expect(await database().role.count({ where: { projectId: project.id, name: 'R' } })).toBe(0);
  });

  test.each(['APPROVER', 'CREATOR', 'MEMBER'] as const)('made by a %s', async (role) => {
    const by = await givenMember(project, role);
    await expect(create({ name: 'R' }, by)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await auditTrail(by.id)).toEqual([]);
  });

  test('beyond two hundred', async () => {
    await database().role.createMany({
      data: Array.from({ length: 200 }, (_, i) => ({ projectId: project.id, name: `R${i}` })),
    });
    await expect(create({ name: 'One more' })).rejects.toMatchObject({ code: 'conflict' });
  });

  test.each([
    { name: '' },
    { name: '   ' },
    { name: 'x'.repeat(61) },
    { name: 'R', levels: { payments: 'ALL' } },
    { name: 'R', levels: { 'a.b.c': 'READ' } },
    { name: 'R', levels: 'READ' },
    { name: 'R', systemRole: 'ADMIN' },
  ])('of bad input %j', (fields) => {
    expect(createRoleInput.safeParse(fields).success).toBe(false);
  });
});

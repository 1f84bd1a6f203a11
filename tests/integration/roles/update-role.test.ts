import { beforeEach, describe, expect, test } from 'vitest';
import { basisOf } from '@/lib/core/basis';
import { database } from '@/lib/platform/database';
import { updateRole } from '@/lib/roles/commands/update-role';
import { listRoles } from '@/lib/roles/queries';
import { factsOfRole } from '@/lib/roles/role-facts';
import { auditTrail } from '@/tests/support/audit-trail';
import { assignRole, givenOverrides, givenRole, levelsNow } from '@/tests/support/given-access';
import {
  contextFor,
  givenMember,
  givenProject,
  loadedContextFor,
} from '@/tests/support/given-project';
import { moduleIn } from '@/tests/support/given-modules';
import {
  admin,
  finance,
  givenFinance,
  inputOf,
  now,
  preview,
  project,
  ravi,
  roleManager,
  type Fields,
} from './finance-role';

beforeEach(givenFinance);

/** Reviews, then saves. */
async function update(fields: Fields, { by = admin, of = finance } = {}) {
  const { reviewed } = await preview(fields, { by, of });
  return updateRole(await loadedContextFor(by), inputOf({ ...fields, reviewed }, of));
}

const change = (key: string, from: string, to: string) => ({ key, from, to });

describe('the review', () => {
  test('says who gains and loses what, by what they hold besides', async () => {
    const writer = await givenMember(project, 'CREATOR', { firstName: 'Mina', lastName: 'Shah' });
    await assignRole(writer, finance);
    const barred = await givenMember(project, 'MEMBER', { firstName: 'Zoe', lastName: 'Bell' });
    await assignRole(barred, finance);
    await givenOverrides(barred, { 'payments.refunds': 'NONE' });
    const { effects } = await preview({ levels: { audit: 'READ' } });
    expect(effects).toEqual([
      {
        changes: [change('audit', 'NONE', 'READ')],
        count: 2,
        people: [
          { userId: writer.id, name: 'Mina Shah' },
          { userId: barred.id, name: 'Zoe Bell' },
        ],
      },
      {
        changes: [
          change('payments.refunds', 'READ_WRITE', 'READ'),
          change('audit', 'NONE', 'READ'),
        ],
        count: 1,
        people: [{ userId: ravi.id, name: 'Ravi Iyer' }],
      },
    ]);
  });

  test('leaves out whose membership or assignment is over', async () => {
    const [revoked, ended] = [await givenMember(project), await givenMember(project)];
    await assignRole(revoked, finance);
    await database().member.update({
      where: { id: revoked.memberId },
      data: { status: 'REVOKED' },
    });
    await assignRole(ended, finance, new Date(now.getTime() - 1));
    const { effects } = await preview({ levels: { audit: 'READ' } });
    expect(effects.flatMap(({ people }) => people.map(({ userId }) => userId))).toEqual([ravi.id]);
  });

  test('names nobody to those who may not read users', async () => {
    const by = await roleManager({ 'payments.refunds': 'READ_WRITE' });
    const { effects } = await preview({ levels: {} }, { by });
    expect(effects).toMatchObject([{ count: 1, people: [] }]);
  });
});

describe('saving', () => {
  test('does what was reviewed, from the next look on', async () => {
    await update({ name: 'Treasury', levels: { payments: 'READ_WRITE', audit: 'READ' } });
    expect(await levelsNow(ravi)).toMatchObject({ 'payments.orders': 'READ_WRITE', audit: 'READ' });
    const event = await database().auditEvent.findFirstOrThrow({ where: { targetId: finance } });
    expect(event).toMatchObject({
      event: 'role.updated',
      targetName: 'Treasury',
      before: { Name: 'Finance', 'Audit Log (audit)': 'No access' },
      after: { Name: 'Treasury', 'Audit Log (audit)': 'Read', usersAffected: 1 },
    });
    expect(event.after).not.toHaveProperty('Users (users)');
  });

  test('keeps what the role names for retired modules', async () => {
    const { id } = await moduleIn(project, 'payments.refunds');
    await database().module.update({ where: { id }, data: { retiredAt: now } });
    await update({ levels: { audit: 'READ' } });
    await database().module.update({ where: { id }, data: { retiredAt: null } });
    expect((await levelsNow(ravi))['payments.refunds']).toBe('READ_WRITE');
  });

  test('what is there already leaves no trace', async () => {
    await update({ levels: { 'payments.refunds': 'READ_WRITE' } });
    expect(await auditTrail(finance)).toEqual([]);
  });

  test('without a review is refused', async () => {
    await expect(
      updateRole(contextFor(admin), inputOf({ levels: { audit: 'READ' } })),
    ).rejects.toMatchObject({ code: 'stale' });
    expect((await levelsNow(ravi)).audit).toBe('NONE');
  });

  test('is refused when somebody else would be concerned, or otherwise', async () => {
    const fields = { levels: { audit: 'READ' } };
    const save = async (reviewed: string) =>
      updateRole(contextFor(admin), inputOf({ ...fields, reviewed }));
    const first = await preview(fields);
    await assignRole(await givenMember(project, 'MEMBER'), finance);
    await expect(save(first.reviewed)).rejects.toMatchObject({ code: 'stale' });
    const second = await preview(fields);
    await givenOverrides(ravi, { audit: 'READ' });
    await expect(save(second.reviewed)).rejects.toMatchObject({ code: 'stale' });
    await save((await preview(fields)).reviewed);
  });

  test('one review serves no other edit', async () => {
    const { reviewed } = await preview({ levels: { audit: 'READ' } });
    await expect(
      updateRole(contextFor(admin), inputOf({ levels: { settings: 'READ_WRITE' }, reviewed })),
    ).rejects.toMatchObject({ code: 'stale' });
  });

  test('is refused when the form was filled from what is not there any more', async () => {
    const { actor } = await loadedContextFor(admin);
    const role = (await listRoles(actor)).find(({ id }) => id === finance)!;
    const basis = basisOf(factsOfRole(role, actor.modules));
    await update({ levels: { audit: 'READ' }, basis });
    await expect(preview({ levels: { settings: 'READ' }, basis })).rejects.toMatchObject({
      code: 'stale',
      details: {
        staleness: {
          changes: [
            'Refunds (payments.refunds): Read write → No access',
            'Audit Log (audit): No access → Read',
          ],
        },
      },
    });
  });
});

describe('refused', () => {
  test.each(['ADMIN', 'APPROVER', 'CREATOR', 'MEMBER'] as const)(
    'is an edit of the system role %s, by any road',
    async (key) => {
      const of = project.roleIds[key];
      await expect(preview({ name: 'Mine' }, { of })).rejects.toMatchObject({ code: 'forbidden' });
      await expect(
        updateRole(contextFor(admin), inputOf({ name: 'Mine', reviewed: 'x' }, of)),
      ).rejects.toMatchObject({ code: 'forbidden' });
      await expect(
        database().role.update({ where: { id: of }, data: { name: 'Mine' } }),
      ).rejects.toThrow();
      const { id: moduleId } = await moduleIn(project, 'payments');
      await expect(
        database().moduleGrant.create({
          data: { projectId: project.id, roleId: of, moduleId, level: 'READ' },
        }),
      ).rejects.toThrow();
    },
  );

  test.each(['APPROVER', 'CREATOR', 'MEMBER'] as const)('is an edit by a %s', async (role) => {
    const by = await givenMember(project, role);
    await expect(preview({}, { by })).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('is raising above the own level, not keeping what is there', async () => {
    const by = await roleManager();
    await update({ levels: { 'payments.refunds': 'READ_WRITE', payments: 'READ' } }, { by });
    const raise = { levels: { payments: 'READ_WRITE', 'payments.refunds': 'READ_WRITE' } };
    await expect(preview(raise, { by })).rejects.toMatchObject({
      code: 'forbidden',
      details: { fieldErrors: { 'levels[payments.orders]': [expect.any(String)] } },
    });
  });

  test('is an edit of a role that somebody holds who outranks', async () => {
    const by = await roleManager();
    await assignRole(await givenMember(project, 'APPROVER'), finance);
    await expect(preview({ levels: {} }, { by })).rejects.toMatchObject({ code: 'outranked' });
    await preview({ levels: {} });
  });

  test('also when that person is revoked at present', async () => {
    const by = await roleManager();
    const above = await givenMember(project, 'ADMIN');
    await assignRole(above, finance);
    await database().member.update({ where: { id: above.memberId }, data: { status: 'REVOKED' } });
    await expect(preview({ levels: {} }, { by })).rejects.toMatchObject({ code: 'outranked' });
  });

  test('is changing the own access', async () => {
    const by = await roleManager();
    const own = (
      await database().role.findFirstOrThrow({
        where: { name: 'Role managers', projectId: project.id },
      })
    ).id;
    const fields = { name: 'Role managers', levels: { roles: 'READ' } };
    await expect(preview(fields, { by, of: own })).rejects.toMatchObject({ code: 'self' });
    // Renaming changes nobody's access.
    await update({ name: 'Keepers', levels: { roles: 'READ_WRITE' } }, { by, of: own });
  });

  test('is making a role that one keeps what one is for a time only', async () => {
    const by = await givenMember(project, 'MEMBER');
    await assignRole(by, finance);
    await assignRole(by, project.roleIds.ADMIN, new Date(now.getTime() + 60_000));
    const fields = { levels: { users: 'READ_WRITE' } };
    await expect(preview(fields, { by })).rejects.toMatchObject({ code: 'self' });
    // Who is an Admin without end gains nothing by it.
    await assignRole(admin, finance);
    await preview(fields);
  });

  test('are roles of another project and unknown ones', async () => {
    const other = await givenProject('Other');
    const of = await givenRole(other, 'Finance', {});
    await expect(preview({}, { of })).rejects.toMatchObject({ code: 'not_found' });
    await expect(preview({}, { of: project.id })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('are taken names and unknown modules, at their fields', async () => {
    await givenRole(project, 'Treasury', {});
    await expect(preview({ name: 'treasury' })).rejects.toMatchObject({
      details: { fieldErrors: { name: [expect.any(String)] } },
    });
    await expect(preview({ levels: { nothing: 'READ' } })).rejects.toMatchObject({
      details: { fieldErrors: { 'levels[nothing]': [expect.any(String)] } },
    });
  });
});

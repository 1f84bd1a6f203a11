import { beforeEach, describe, expect, test } from 'vitest';
import type { SystemRoleKey } from '@/lib/access/system-roles';
import type { Context } from '@/lib/core/context';
import { database } from '@/lib/platform/database';
import { auditTrail } from '@/tests/support/audit-trail';
import { givenRole } from '@/tests/support/given-access';
import {
  givenMember,
  givenProject,
  loadedContextFor,
  type GivenMember,
  type GivenProject,
} from '@/tests/support/given-project';
import { edit, preview, rolesOf, save } from './roles-of-many';

let project: GivenProject;
let admin: GivenMember;
let ctx: Context;

beforeEach(async () => {
  project = await givenProject();
  admin = await givenMember(project, 'ADMIN', { firstName: 'Asha', lastName: 'Rao' });
  ctx = await loadedContextFor(admin);
});

const person = (firstName: string, role: SystemRoleKey = 'MEMBER') =>
  givenMember(project, role, { firstName, lastName: 'Test' });

describe('roles of many', () => {
  test('are changed as they were reviewed, each with an audit row', async () => {
    const refunds = await givenRole(project, 'Refunds', { 'payments.refunds': 'READ_WRITE' });
    const [bea, ada, cai] = [
      await person('Bea'),
      await person('Ada'),
      await person('Cai', 'CREATOR'),
    ];
    const asked = {
      users: [bea.id, ada.id, cai.id],
      assign: [refunds],
      unassign: [project.roleIds.CREATOR],
    };
    const review = await preview(ctx, asked);
    expect(review).toMatchObject({
      found: 3,
      changed: 3,
      skipped: [],
      effects: [
        {
          count: 2,
          people: [
            { userId: ada.id, name: 'Ada Test' },
            { userId: bea.id, name: 'Bea Test' },
          ],
          before: ['Member'],
          after: ['Member', 'Refunds'],
          changes: [{ key: 'payments.refunds', from: 'READ', to: 'READ_WRITE' }],
        },
        { count: 1, before: ['Creator'], after: ['Refunds'], people: [{ name: 'Cai Test' }] },
      ],
    });
    const outcome = await save(ctx, { ...asked, reviewed: review.reviewed });
    expect(outcome).toEqual(review);
    expect(await rolesOf(bea)).toEqual(['Member', 'Refunds']);
    expect(await rolesOf(cai)).toEqual(['Refunds']);
    expect(await auditTrail(ada.id)).toEqual(['user.roles_changed']);
    const [row] = await database().auditEvent.findMany({ where: { targetId: cai.id } });
    expect(row).toMatchObject({
      actorUserId: admin.id,
      targetName: 'Cai Test',
      before: { 'Role Creator': 'without end' },
      after: { 'Role Refunds': 'without end' },
    });
  });

  test('of all that match a filter are changed, also beyond the page that is shown', async () => {
    for (let index = 0; index < 30; index++) await person(`P${index}`);
    const creator = await person('Creator', 'CREATOR');
    const outcome = await edit(ctx, {
      selection: 'MATCHING',
      filter: { role: project.roleIds.MEMBER },
      assign: project.roleIds.CREATOR,
    });
    expect(outcome).toMatchObject({ found: 30, changed: 30 });
    expect(outcome.effects[0]?.people).toHaveLength(30);
    expect(await auditTrail(creator.id)).toEqual([]);
    expect(await database().memberRole.count({ where: { roleId: project.roleIds.MEMBER } })).toBe(
      0,
    );
  });

  test('of the selected who are gone are passed over', async () => {
    const [bea, stranger] = [await person('Bea'), await givenMember(await givenProject())];
    const outcome = await edit(ctx, {
      users: [bea.id, stranger.id],
      assign: project.roleIds.CREATOR,
    });
    expect(outcome).toMatchObject({ found: 1, changed: 1 });
    expect(await rolesOf(stranger)).toEqual(['Admin']);
  });

  test('whose time is over begin anew', async () => {
    const bea = await person('Bea');
    await database().memberRole.updateMany({
      where: { memberId: bea.memberId },
      data: { endsAt: new Date(ctx.now.getTime() - 1) },
    });
    await edit(ctx, { users: bea.id, assign: project.roleIds.MEMBER });
    expect(
      await database().memberRole.findMany({ where: { memberId: bea.memberId } }),
    ).toMatchObject([{ roleId: project.roleIds.MEMBER, endsAt: null }]);
  });
});

describe('left as they are, with the reason', () => {
  test('are oneself, who outranks, who keeps a higher role, and who has it already', async () => {
    const keeper = await givenRole(project, 'Keeper', { users: 'READ_WRITE', customers: 'READ' });
    const bea = await person('Bea');
    await database().memberRole.updateMany({
      where: { memberId: bea.memberId },
      data: { roleId: keeper },
    });
    const [other, approver] = [await person('Cai'), await person('Dan', 'APPROVER')];
    const by = await loadedContextFor(bea);
    const asked = {
      users: [bea.id, admin.id, approver.id, other.id],
      unassign: project.roleIds.MEMBER,
    };
    const outcome = await edit(by, asked);
    expect(outcome.changed).toBe(1);
    expect(
      outcome.skipped.map(({ code, people }) => [code, people.map(({ name }) => name)]),
    ).toEqual([
      ['outranked', ['Asha Rao', 'Dan Test']],
      ['self', ['Bea Test']],
    ]);
    expect(await rolesOf(admin)).toEqual(['Admin']);

    const kept = await edit(ctx, {
      users: [approver.id, admin.id],
      assign: project.roleIds.MEMBER,
    });
    expect(kept).toMatchObject({
      changed: 0,
      skipped: [{ code: 'self' }, { code: 'kept_highest' }],
    });
    expect(await rolesOf(approver)).toEqual(['Approver']);
  });
});

test('two Admins who demote each other at the same moment leave one of them', async () => {
  const other = await person('Zoe', 'ADMIN');
  const duel = [
    { by: ctx, of: other },
    { by: await loadedContextFor(other), of: admin },
  ];
  const reviewed = await Promise.all(
    duel.map(async ({ by, of }) => {
      const asked = { users: of.id, unassign: project.roleIds.ADMIN };
      return { by, asked: { ...asked, reviewed: (await preview(by, asked)).reviewed } };
    }),
  );
  const ends = await Promise.allSettled(reviewed.map(({ by, asked }) => save(by, asked)));
  expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const lost = ends.find((end) => end.status === 'rejected');
  expect(lost?.reason).toMatchObject({ code: 'forbidden' });
  const admins = { projectId: project.id, roleId: project.roleIds.ADMIN };
  expect(await database().memberRole.count({ where: admins })).toBe(1);
});

import { beforeEach, describe, expect, test } from 'vitest';
import type { SystemRoleKey } from '@/lib/access/system-roles';
import type { Context } from '@/lib/core/context';
import { changeRolesOfManyInput } from '@/lib/members/bulk-schema';
import { changeRoles } from '@/lib/members/commands/change-roles';
import { changeRolesOfMany } from '@/lib/members/commands/change-roles-of-many';
import { previewRolesOfMany } from '@/lib/members/queries/preview-roles-of-many';
import { toAppError } from '@/lib/platform/database-errors';
import { database } from '@/lib/platform/database';
import { auditTrail } from '@/tests/support/audit-trail';
import {
  contextFor,
  givenMember,
  givenProject,
  loadedContextFor,
  type GivenMember,
  type GivenProject,
} from '@/tests/support/given-project';

let project: GivenProject;
let admin: GivenMember;
let ctx: Context;

beforeEach(async () => {
  project = await givenProject();
  admin = await givenMember(project, 'ADMIN', { firstName: 'Asha', lastName: 'Rao' });
  ctx = await loadedContextFor(admin);
});

type Asked = Partial<Record<'assign' | 'unassign' | 'users' | 'selection', string | string[]>> & {
  filter?: Record<string, string>;
  reviewed?: string;
};

const parse = (asked: Asked) => changeRolesOfManyInput.parse({ selection: 'USERS', ...asked });
const preview = (asked: Asked, by = ctx) => previewRolesOfMany(by.actor, parse(asked), by.now);
const save = (asked: Asked, by = ctx) => changeRolesOfMany(by, parse(asked));

/** As a person does it: looks at the review, then saves it. */
async function edit(asked: Asked, by = ctx) {
  const { reviewed } = await preview(asked, by);
  return save({ ...asked, reviewed }, by);
}

const person = (firstName: string, role: SystemRoleKey = 'MEMBER') =>
  givenMember(project, role, { firstName, lastName: 'Test' });

async function givenRole(name: string, levels: Record<string, 'READ' | 'READ_WRITE'>) {
  const role = await database().role.create({ data: { projectId: project.id, name } });
  for (const [key, level] of Object.entries(levels)) {
    const { id } = await database().module.findUniqueOrThrow({
      where: { projectId_key: { projectId: project.id, key } },
    });
    await database().moduleGrant.create({
      data: { projectId: project.id, roleId: role.id, moduleId: id, level },
    });
  }
  return role.id;
}

async function rolesOf({ memberId }: GivenMember): Promise<string[]> {
  const held = await database().memberRole.findMany({
    where: { memberId },
    include: { role: true },
    orderBy: { role: { name: 'asc' } },
  });
  return held.map(({ role }) => role.name);
}

describe('roles of many', () => {
  test('are changed as they were reviewed, each with an audit row', async () => {
    const refunds = await givenRole('Refunds', { 'payments.refunds': 'READ_WRITE' });
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
    const review = await preview(asked);
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
    const outcome = await save({ ...asked, reviewed: review.reviewed });
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
    const outcome = await edit({
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
    const outcome = await edit({
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
    await edit({ users: bea.id, assign: project.roleIds.MEMBER });
    expect(
      await database().memberRole.findMany({ where: { memberId: bea.memberId } }),
    ).toMatchObject([{ roleId: project.roleIds.MEMBER, endsAt: null }]);
  });
});

describe('left as they are, with the reason', () => {
  test('are oneself, who outranks, who keeps a higher role, and who has it already', async () => {
    const keeper = await givenRole('Keeper', { users: 'READ_WRITE', customers: 'READ' });
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
    const outcome = await edit(asked, by);
    expect(outcome.changed).toBe(1);
    expect(
      outcome.skipped.map(({ code, people }) => [code, people.map(({ name }) => name)]),
    ).toEqual([
      ['outranked', ['Asha Rao', 'Dan Test']],
      ['self', ['Bea Test']],
    ]);
    expect(await rolesOf(admin)).toEqual(['Admin']);

    const kept = await edit({ users: [approver.id, admin.id], assign: project.roleIds.MEMBER });
    expect(kept).toMatchObject({
      changed: 0,
      skipped: [{ code: 'self' }, { code: 'kept_highest' }],
    });
    expect(await rolesOf(approver)).toEqual(['Approver']);
  });
});

describe('refused as a whole', () => {
  test('is whoever may not change users', async () => {
    const approver = await person('Dan', 'APPROVER');
    const asked = { users: admin.id, assign: project.roleIds.MEMBER };
    const by = await loadedContextFor(approver);
    await expect(preview(asked, by)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(save({ ...asked, reviewed: 'x' }, by)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('is a role that the actor may not give, whoever would get it', async () => {
    const keeper = await givenRole('Keeper', { users: 'READ_WRITE' });
    const bea = await person('Bea');
    await database().memberRole.updateMany({
      where: { memberId: bea.memberId },
      data: { roleId: keeper },
    });
    const cai = await person('Cai');
    const asked = { users: cai.id, assign: project.roleIds.ADMIN };
    const refusal = {
      code: 'forbidden',
      details: { fieldErrors: { assign: ['The role Admin gives access that you lack.'] } },
    };
    await expect(
      save({ ...asked, reviewed: 'x' }, await loadedContextFor(bea)),
    ).rejects.toMatchObject(refusal);
    expect(await rolesOf(cai)).toEqual(['Member']);
  });

  test('is a role of another project, or one that is gone', async () => {
    const elsewhere = await givenProject();
    for (const field of ['assign', 'unassign']) {
      await expect(
        preview({ users: admin.id, [field]: elsewhere.roleIds.MEMBER }),
      ).rejects.toMatchObject({
        code: 'invalid',
        details: { fieldErrors: { [field]: [expect.any(String)] } },
      });
    }
  });

  test('is what was not reviewed', async () => {
    const bea = await person('Bea');
    await expect(save({ users: bea.id, assign: project.roleIds.CREATOR })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  test.each([
    [
      'a person changed',
      (bea: GivenMember) =>
        changeRoles(contextFor(admin), {
          userId: bea.id,
          roles: [project.roleIds.APPROVER],
          roleEndsAt: {},
        }),
    ],
    ['a person came', async () => person('New')],
    [
      'a person went',
      (bea: GivenMember) => database().member.delete({ where: { id: bea.memberId } }),
    ],
    [
      'a role gives more',
      async () => {
        const [grant] = await database().moduleGrant.findMany({ where: { projectId: project.id } });
        await database().moduleGrant.updateMany({
          where: { roleId: grant!.roleId },
          data: { level: 'READ_WRITE' },
        });
      },
    ],
  ])(
    'is a review that is out of date: %s',
    async (_, happen: (bea: GivenMember) => Promise<unknown>) => {
      const reader = await givenRole('Reader', { audit: 'READ' });
      const [bea, cai] = [await person('Bea'), await person('Cai')];
      const asked = {
        selection: 'MATCHING',
        filter: { role: project.roleIds.MEMBER },
        assign: reader,
      };
      const { reviewed } = await preview(asked);
      await happen(bea);
      await expect(save({ ...asked, reviewed })).rejects.toMatchObject({ code: 'stale' });
      expect(await rolesOf(cai)).toEqual(['Member']);
      expect(await edit(asked)).toMatchObject({ found: expect.any(Number) });
      expect(await rolesOf(cai)).toEqual(['Member', 'Reader']);
    },
  );

  test('is what would leave no usable Admin', async () => {
    const deputy = await givenRole('Deputy', {
      users: 'READ_WRITE',
      roles: 'READ_WRITE',
      customers: 'READ_WRITE',
      audit: 'READ_WRITE',
      settings: 'READ_WRITE',
    });
    const bea = await person('Bea');
    await database().memberRole.updateMany({
      where: { memberId: bea.memberId },
      data: { roleId: deputy },
    });
    const failure: unknown = await edit(
      { users: admin.id, unassign: project.roleIds.ADMIN },
      await loadedContextFor(bea),
    ).catch((error: unknown) => error);
    expect(toAppError(failure)?.code).toBe('last_admin');
    expect(await rolesOf(admin)).toEqual(['Admin']);
    expect(await auditTrail(admin.id)).toEqual([]);
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
      return { by, asked: { ...asked, reviewed: (await preview(asked, by)).reviewed } };
    }),
  );
  const ends = await Promise.allSettled(reviewed.map(({ by, asked }) => save(asked, by)));
  expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const lost = ends.find((end) => end.status === 'rejected');
  expect(lost?.reason).toMatchObject({ code: 'forbidden' });
  const admins = { projectId: project.id, roleId: project.roleIds.ADMIN };
  expect(await database().memberRole.count({ where: admins })).toBe(1);
});

const roleId = '01900000-0000-7000-8000-000000000000';

test.each([
  [{ users: roleId, assign: [] }],
  [{ users: 'everybody' }],
  [{ users: [] }],
  [{ users: roleId, assign: ['not-an-id'] }],
  [{ selection: 'EVERYBODY' }],
  [{ selection: 'MATCHING', filter: { status: 'ASLEEP' } }],
  [{ selection: 'MATCHING', filter: { role: 'Admin' } }],
  [{ selection: 'MATCHING', filter: { everything: 'yes' } }],
])('a malformed selection is refused, never widened: %o', (asked) => {
  const parsed = changeRolesOfManyInput.safeParse({ selection: 'USERS', assign: roleId, ...asked });
  expect(parsed.success).toBe(false);
});

import { beforeEach, describe, expect, test } from 'vitest';
import type { SystemRoleKey } from '@/lib/access/system-roles';
import type { Context } from '@/lib/core/context';
import { changeRolesOfManyInput } from '@/lib/members/bulk-schema';
import { changeRoles } from '@/lib/members/commands/change-roles';
import { toAppError } from '@/lib/platform/database-errors';
import { database } from '@/lib/platform/database';
import { auditTrail } from '@/tests/support/audit-trail';
import { givenRole } from '@/tests/support/given-access';
import {
  contextFor,
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

describe('refused as a whole', () => {
  test('is whoever may not change users', async () => {
    const approver = await person('Dan', 'APPROVER');
    const asked = { users: admin.id, assign: project.roleIds.MEMBER };
    const by = await loadedContextFor(approver);
    await expect(preview(by, asked)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(save(by, { ...asked, reviewed: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('is a role that the actor may not give, whoever would get it', async () => {
    const keeper = await givenRole(project, 'Keeper', { users: 'READ_WRITE' });
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
      save(await loadedContextFor(bea), { ...asked, reviewed: 'x' }),
    ).rejects.toMatchObject(refusal);
    expect(await rolesOf(cai)).toEqual(['Member']);
  });

  test('is a role of another project, or one that is gone', async () => {
    const elsewhere = await givenProject();
    for (const field of ['assign', 'unassign']) {
      await expect(
        preview(ctx, { users: admin.id, [field]: elsewhere.roleIds.MEMBER }),
      ).rejects.toMatchObject({
        code: 'invalid',
        details: { fieldErrors: { [field]: [expect.any(String)] } },
      });
    }
  });

  test('is what was not reviewed', async () => {
    const bea = await person('Bea');
    await expect(
      save(ctx, { users: bea.id, assign: project.roleIds.CREATOR }),
    ).rejects.toMatchObject({
      code: 'stale',
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
      const reader = await givenRole(project, 'Reader', { audit: 'READ' });
      const [bea, cai] = [await person('Bea'), await person('Cai')];
      const asked = {
        selection: 'MATCHING',
        filter: { role: project.roleIds.MEMBER },
        assign: reader,
      };
      const { reviewed } = await preview(ctx, asked);
      await happen(bea);
      await expect(save(ctx, { ...asked, reviewed })).rejects.toMatchObject({ code: 'stale' });
      expect(await rolesOf(cai)).toEqual(['Member']);
      expect(await edit(ctx, asked)).toMatchObject({ found: expect.any(Number) });
      expect(await rolesOf(cai)).toEqual(['Member', 'Reader']);
    },
  );

  test('is what would leave no usable Admin', async () => {
    const deputy = await givenRole(project, 'Deputy', {
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
    const failure: unknown = await edit(await loadedContextFor(bea), {
      users: admin.id,
      unassign: project.roleIds.ADMIN,
    }).catch((error: unknown) => error);
    expect(toAppError(failure)?.code).toBe('last_admin');
    expect(await rolesOf(admin)).toEqual(['Admin']);
    expect(await auditTrail(admin.id)).toEqual([]);
  });
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

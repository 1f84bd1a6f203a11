import { beforeEach, describe, expect, test } from 'vitest';
import { database } from '@/lib/platform/database';
import { deleteRole } from '@/lib/roles/commands/delete-role';
import { previewDeletion } from '@/lib/roles/queries/preview-role';
import { deleteRoleInput } from '@/lib/roles/schema';
import { auditTrail } from '@/tests/support/audit-trail';
import { assignRole, givenRole, levelsNow } from '@/tests/support/given-access';
import {
  contextFor,
  givenMember,
  givenProject,
  loadedContextFor,
  type GivenMember,
} from '@/tests/support/given-project';
import { admin, finance, givenFinance, now, project, ravi, roleManager } from './finance-role';

const tomorrow = new Date(now.getTime() + 86_400_000);
const later = new Date(now.getTime() + 2 * 86_400_000);

beforeEach(givenFinance);

async function preview(replacementId = '', { by = admin, of = finance } = {}) {
  const { actor } = await loadedContextFor(by);
  return previewDeletion(actor, { roleId: of, replacementId }, now);
}

async function remove(replacementId = '', { by = admin, of = finance } = {}) {
  const { reviewed } = await preview(replacementId, { by, of });
  return deleteRole(
    await loadedContextFor(by),
    deleteRoleInput.parse({ roleId: of, replacementId, reviewed }),
  );
}

async function rolesOf(member: GivenMember) {
  const rows = await database().memberRole.findMany({
    where: { memberId: member.memberId },
    include: { role: true },
    orderBy: { role: { name: 'asc' } },
  });
  return rows.map(({ role, endsAt }) => (endsAt ? [role.name, endsAt] : role.name));
}

describe('deleting a role', () => {
  test('takes it from its holders, as reviewed', async () => {
    const { effects } = await preview();
    expect(effects).toEqual([
      {
        changes: [{ key: 'payments.refunds', from: 'READ_WRITE', to: 'READ' }],
        count: 1,
        people: [{ userId: ravi.id, name: 'Ravi Iyer' }],
      },
    ]);
    await remove();
    expect(await rolesOf(ravi)).toEqual(['Member']);
    expect((await levelsNow(ravi))['payments.refunds']).toBe('READ');
    expect(await database().role.findUnique({ where: { id: finance } })).toBeNull();
    expect(await auditTrail(finance)).toEqual(['role.deleted']);
    const event = await database().auditEvent.findFirstOrThrow({ where: { targetId: ravi.id } });
    expect(event).toMatchObject({
      event: 'user.roles_changed',
      actorUserId: admin.id,
      before: { 'Role Finance': 'without end', 'Role Member': 'without end' },
      after: { 'Role Member': 'without end' },
    });
    expect(event.after).not.toHaveProperty('Role Finance');
  });

  test('gives its holders another one instead, for as long as they had it', async () => {
    const support = await givenRole(project, 'Support', { audit: 'READ' });
    const short = await givenMember(project, 'MEMBER');
    await assignRole(short, finance, tomorrow);
    await assignRole(short, support, later);
    const passing = await givenMember(project, 'MEMBER');
    await assignRole(passing, finance, tomorrow);
    const over = await givenMember(project, 'MEMBER');
    await assignRole(over, finance, new Date(now.getTime() - 1));
    await remove(support);
    expect(await rolesOf(ravi)).toEqual(['Member', 'Support']);
    expect(await rolesOf(short)).toEqual(['Member', ['Support', later]]);
    expect(await rolesOf(passing)).toEqual(['Member', ['Support', tomorrow]]);
    expect(await rolesOf(over)).toEqual(['Member']);
    expect((await levelsNow(ravi)).audit).toBe('READ');
  });

  test('with a system role instead keeps the highest one of each holder', async () => {
    const approver = await givenMember(project, 'APPROVER');
    await assignRole(approver, finance);
    const creator = await givenMember(project, 'CREATOR');
    await assignRole(creator, finance);
    const { effects } = await preview(project.roleIds.CREATOR);
    expect(effects.flatMap(({ people }) => people.map(({ userId }) => userId))).toEqual([ravi.id]);
    await remove(project.roleIds.CREATOR);
    expect(await rolesOf(ravi)).toEqual(['Creator']);
    expect(await rolesOf(approver)).toEqual(['Approver']);
    expect(await rolesOf(creator)).toEqual(['Creator']);
  });

  test('of nobody concerns nobody', async () => {
    const unused = await givenRole(project, 'Unused', { audit: 'READ' });
    expect((await preview('', { of: unused })).effects).toEqual([]);
    await remove('', { of: unused });
    expect(await auditTrail(unused)).toEqual(['role.deleted']);
  });
});

describe('refused', () => {
  test.each(['ADMIN', 'APPROVER', 'CREATOR', 'MEMBER'] as const)(
    'is deleting the system role %s',
    async (key) => {
      const of = project.roleIds[key];
      await expect(preview('', { of })).rejects.toMatchObject({ code: 'forbidden' });
      await expect(
        deleteRole(contextFor(admin), { roleId: of, replacementId: '', reviewed: 'x' }),
      ).rejects.toMatchObject({ code: 'forbidden' });
      await expect(database().role.delete({ where: { id: of } })).rejects.toThrow();
    },
  );

  test.each(['APPROVER', 'CREATOR', 'MEMBER'] as const)('is a deletion by a %s', async (role) => {
    const by = await givenMember(project, role);
    await expect(preview('', { by })).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('is a deletion without a review, or when a holder came since', async () => {
    const { reviewed } = await preview();
    await assignRole(await givenMember(project, 'MEMBER'), finance);
    for (const stale of ['', reviewed]) {
      await expect(
        deleteRole(contextFor(admin), { roleId: finance, replacementId: '', reviewed: stale }),
      ).rejects.toMatchObject({ code: 'stale' });
    }
    expect(await rolesOf(ravi)).toEqual(['Finance', 'Member']);
  });

  test('is one review for another new role', async () => {
    const { reviewed } = await preview();
    await expect(
      deleteRole(contextFor(admin), {
        roleId: finance,
        replacementId: project.roleIds.ADMIN,
        reviewed,
      }),
    ).rejects.toMatchObject({ code: 'stale' });
  });

  test('is taking it from somebody who outranks', async () => {
    const by = await roleManager();
    await assignRole(await givenMember(project, 'APPROVER'), finance);
    await expect(preview('', { by })).rejects.toMatchObject({ code: 'outranked' });
  });

  test('is giving another role without write access to users, or one above oneself', async () => {
    const support = await givenRole(project, 'Support', { audit: 'READ' });
    const member = project.roleIds.MEMBER;
    const by = await roleManager();
    await expect(preview(member, { by })).rejects.toMatchObject({ code: 'forbidden' });
    const userManager = await givenMember(project, 'MEMBER', { lastName: 'Users' });
    await assignRole(
      userManager,
      await givenRole(project, 'Both', { roles: 'READ_WRITE', users: 'READ_WRITE' }),
    );
    await expect(preview(support, { by: userManager })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await preview(member, { by: userManager });
  });

  test('is taking it from oneself', async () => {
    const by = await roleManager();
    const own = await givenRole(project, 'Extra', { audit: 'READ' });
    await assignRole(by, own);
    await expect(preview('', { by, of: own })).rejects.toMatchObject({ code: 'self' });
  });

  test('is taking it from more than ten thousand at once', { timeout: 60_000 }, async () => {
    // People with nothing but an address, who hold the role.
    await database().$executeRaw`
      WITH people AS (
        INSERT INTO users (id, email, sort_name, search_text)
        SELECT gen_random_uuid(), 'many-' || gen_random_uuid() || '@example.com', '', ''
        FROM generate_series(1, 10000) RETURNING id),
      joined AS (
        INSERT INTO members (id, project_id, user_id, status)
        SELECT gen_random_uuid(), ${project.id}::uuid, id, 'ACTIVE' FROM people RETURNING id)
      INSERT INTO member_roles (project_id, member_id, role_id)
      SELECT ${project.id}::uuid, id, ${finance}::uuid FROM joined`;
    await expect(preview()).rejects.toMatchObject({ code: 'conflict' });
  });

  test('is the role itself instead, one of another project, and no role at all', async () => {
    const other = await givenProject('Other');
    for (const replacement of [finance, other.roleIds.MEMBER, project.id]) {
      await expect(preview(replacement)).rejects.toMatchObject({
        code: 'invalid',
        details: { fieldErrors: { replacementId: [expect.any(String)] } },
      });
    }
    const of = await givenRole(other, 'Theirs', {});
    await expect(preview('', { of })).rejects.toMatchObject({ code: 'not_found' });
  });
});

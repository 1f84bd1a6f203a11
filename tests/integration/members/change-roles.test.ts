import { beforeEach, describe, expect, test } from 'vitest';
import { basisOf } from '@/lib/core/basis';
import { roleFacts } from '@/lib/members/access-facts';
import { changeRolesInput } from '@/lib/members/access-schema';
import { changeRoles } from '@/lib/members/commands/change-roles';
import { findMemberAccess } from '@/lib/access/queries/find-member-access';
import { database } from '@/lib/platform/database';
import { auditTrail } from '../../support/audit-trail';
import { assignRole, givenOverrides, givenRole, levelsNow } from '../../support/given-access';
import {
  loadedContextFor,
  givenMember,
  givenProject,
  type GivenMember,
  type GivenProject,
} from '../../support/given-project';

const now = new Date('2026-11-21T10:00:00Z');
const tomorrow = new Date('2026-11-22T10:00:00Z');

let project: GivenProject;
let admin: GivenMember;
let target: GivenMember;

beforeEach(async () => {
  project = await givenProject();
  admin = await givenMember(project);
  target = await givenMember(project, 'MEMBER', { firstName: 'Ravi', lastName: 'Iyer' });
});

type Fields = Partial<Record<'roles' | 'endsAt' | 'basis', unknown>> & {
  roleEndsAt?: Record<string, string>;
};

/** As a form posts it. */
async function change(fields: Fields, { by = admin, of = target, at = now } = {}) {
  return changeRoles(
    await loadedContextFor(by, at),
    changeRolesInput.parse({ userId: of.id, ...fields }),
  );
}

async function rolesOf(member: GivenMember): Promise<string[]> {
  const rows = await database().memberRole.findMany({
    where: { memberId: member.memberId },
    include: { role: true },
  });
  return rows.map(({ role }) => role.name).sort();
}

describe('the roles of a member', () => {
  test('are replaced by those chosen, and the change is recorded', async () => {
    const finance = await givenRole(project, 'Finance', { 'payments.refunds': 'READ_WRITE' });
    const result = await change({ roles: [project.roleIds.CREATOR, finance] });
    expect(result).toEqual({ name: 'Ravi Iyer', roles: ['Creator', 'Finance'], dropped: [] });
    expect(await rolesOf(target)).toEqual(['Creator', 'Finance']);
    const event = await database().auditEvent.findFirstOrThrow({ where: { targetId: target.id } });
    expect(event).toMatchObject({
      event: 'user.roles_changed',
      actorUserId: admin.id,
      before: { 'Role Member': 'without end' },
      after: { 'Role Creator': 'without end', 'Role Finance': 'without end' },
    });
  });

  test('keep the highest of several system roles, and the answer names the others', async () => {
    const { MEMBER, APPROVER, CREATOR } = project.roleIds;
    const result = await change({ roles: [MEMBER, APPROVER, CREATOR] });
    expect(result).toMatchObject({ roles: ['Approver'], dropped: ['Creator', 'Member'] });
    expect(await rolesOf(target)).toEqual(['Approver']);
  });

  test('may be none', async () => {
    await change({});
    expect(await rolesOf(target)).toEqual([]);
    expect((await levelsNow(target)).payments).toBe('NONE');
  });

  test('that stay the same leave no trace', async () => {
    await change({ roles: project.roleIds.MEMBER });
    expect(await auditTrail(target.id)).toEqual([]);
  });

  test('take effect with the next look', async () => {
    expect((await levelsNow(target)).payments).toBe('READ');
    await change({ roles: [project.roleIds.CREATOR] });
    expect((await levelsNow(target)).payments).toBe('READ_WRITE');
  });
});

describe('time limits', () => {
  test('a role ends at its instant', async () => {
    const { CREATOR } = project.roleIds;
    await change({ roles: [CREATOR], roleEndsAt: { [CREATOR]: tomorrow.toISOString() } });
    const justBefore = new Date(tomorrow.getTime() - 1);
    expect((await levelsNow(target, justBefore)).payments).toBe('READ_WRITE');
    expect((await levelsNow(target, tomorrow)).payments).toBe('NONE');
  });

  test('a membership ends at its instant, and is left alone when not named', async () => {
    await change({ roles: [project.roleIds.MEMBER], endsAt: tomorrow.toISOString() });
    expect((await levelsNow(target, tomorrow)).payments).toBe('NONE');
    await change({ roles: [project.roleIds.CREATOR] });
    expect((await levelsNow(target, tomorrow)).payments).toBe('NONE');
    await change({ roles: [project.roleIds.CREATOR], endsAt: '' });
    expect((await levelsNow(target, tomorrow)).payments).toBe('READ_WRITE');
  });

  test('an end that has passed is refused at its field', async () => {
    const { CREATOR } = project.roleIds;
    const past = now.toISOString();
    await expect(
      change({ roles: [CREATOR], roleEndsAt: { [CREATOR]: past } }),
    ).rejects.toMatchObject({
      code: 'invalid',
      details: { fieldErrors: { [`roleEndsAt[${CREATOR}]`]: [expect.any(String)] } },
    });
    await expect(change({ roles: [CREATOR], endsAt: past })).rejects.toMatchObject({
      code: 'invalid',
      details: { fieldErrors: { endsAt: [expect.any(String)] } },
    });
    expect(await rolesOf(target)).toEqual(['Member']);
  });

  test('a role that has ended may stay as it is while others change', async () => {
    const ended = await givenRole(project, 'Auditors', { audit: 'READ' });
    await assignRole(target, ended, new Date(now.getTime() - 1));
    await change({ roles: [ended, project.roleIds.CREATOR] });
    expect(await rolesOf(target)).toEqual(['Auditors', 'Creator']);
  });
});

describe('refused', () => {
  async function manager(levels = {}): Promise<GivenMember> {
    const member = await givenMember(project, 'MEMBER', { lastName: 'Manager' });
    const role = await givenRole(project, 'Managers', {
      users: 'READ_WRITE',
      customers: 'READ',
      ...levels,
    });
    await assignRole(member, role);
    return member;
  }

  test.each(['APPROVER', 'CREATOR', 'MEMBER'] as const)(
    'for a %s, who may not write users',
    async (role) => {
      const by = await givenMember(project, role);
      await expect(change({ roles: [] }, { by })).rejects.toMatchObject({ code: 'forbidden' });
      expect(await rolesOf(target)).toEqual(['Member']);
      expect(await auditTrail(target.id)).toEqual([]);
    },
  );

  test('on oneself', async () => {
    await expect(change({ roles: [] }, { of: admin })).rejects.toMatchObject({ code: 'self' });
  });

  test('on those who outrank', async () => {
    const by = await manager();
    const of = await givenMember(project, 'APPROVER');
    await expect(change({ roles: [] }, { by, of })).rejects.toMatchObject({ code: 'outranked' });
  });

  test('on a disabled Admin too, who would have it all back when enabled', async () => {
    const by = await manager();
    const of = await givenMember(project, 'ADMIN');
    await database().user.update({ where: { id: of.id }, data: { disabledAt: now } });
    await expect(change({ roles: [] }, { by, of })).rejects.toMatchObject({ code: 'outranked' });
  });

  test('for a role that gives more than the actor has, on a product module too', async () => {
    const by = await manager();
    const writer = await givenRole(project, 'Writers', { payments: 'READ_WRITE' });
    await expect(change({ roles: [writer] }, { by })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await rolesOf(target)).toEqual(['Member']);
  });

  test('for making such a role last longer', async () => {
    const by = await manager();
    const writer = await givenRole(project, 'Writers', { payments: 'READ_WRITE' });
    await assignRole(target, writer, tomorrow);
    const roles = [writer, project.roleIds.MEMBER];
    await expect(change({ roles, roleEndsAt: { [writer]: '' } }, { by })).rejects.toMatchObject({
      code: 'forbidden',
    });
    // What the person has stays, and ending it earlier gives nothing.
    const sooner = new Date(tomorrow.getTime() - 1000).toISOString();
    await change({ roles, roleEndsAt: { [writer]: sooner } }, { by });
    expect((await levelsNow(target, now)).payments).toBe('READ_WRITE');
  });

  test('for making a membership last longer that holds more than the actor has', async () => {
    const by = await manager();
    await givenOverrides(target, { payments: 'READ_WRITE' });
    await change({ roles: [project.roleIds.MEMBER], endsAt: tomorrow.toISOString() }, { by });
    const longer = { roles: [project.roleIds.MEMBER], endsAt: '' };
    await expect(change(longer, { by })).rejects.toMatchObject({ code: 'forbidden' });
    await change(longer);
    expect((await levelsNow(target, tomorrow)).payments).toBe('READ_WRITE');
  });

  test('for roles of another project, unknown ones, and people of another project', async () => {
    const other = await givenProject('Other');
    await expect(change({ roles: [other.roleIds.MEMBER] })).rejects.toMatchObject({
      code: 'invalid',
      details: { fieldErrors: { roles: [expect.any(String)] } },
    });
    const stranger = await givenMember(other);
    await expect(change({ roles: [] }, { of: stranger })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await rolesOf(stranger)).toEqual(['Admin']);
  });

  test('when the form was filled from what is not there any more, until that is confirmed', async () => {
    const found = await findMemberAccess(database(), project.id, [target.id]);
    const basis = basisOf(roleFacts(found.get(target.id)!.access));
    await change({ roles: [project.roleIds.CREATOR], basis });
    const second = change({ roles: [project.roleIds.APPROVER], basis });
    await expect(second).rejects.toMatchObject({
      code: 'stale',
      details: {
        staleness: {
          changes: ['Role Member: without end → not set', 'Role Creator: not set → without end'],
        },
      },
    });
    expect(await rolesOf(target)).toEqual(['Creator']);
    const error: unknown = await second.catch((caught: unknown) => caught);
    const { basis: confirmed } = (error as { details: { staleness: { basis: string } } }).details
      .staleness;
    await change({ roles: [project.roleIds.APPROVER], basis: confirmed });
    expect(await rolesOf(target)).toEqual(['Approver']);
  });

  test.each([
    { roles: 'not-an-id' },
    { roles: [['x']] },
    { roleEndsAt: { x: '2027-01-01' } },
    { endsAt: 'tomorrow' },
    { endsAt: '+275760-09-13T00:00:00.000Z' },
    { more: 'fields' },
  ])('for bad input %j', (fields) => {
    expect(changeRolesInput.safeParse({ userId: target.id, ...fields }).success).toBe(false);
  });
});

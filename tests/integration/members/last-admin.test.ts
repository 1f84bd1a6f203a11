import { beforeEach, expect, test } from 'vitest';
import { changeRoles } from '@/lib/members/commands/change-roles';
import { isAppError } from '@/lib/core/errors';
import { toAppError } from '@/lib/platform/database-errors';
import { database } from '@/lib/platform/database';
import {
  contextFor,
  givenMember,
  givenProject,
  type GivenMember,
  type GivenProject,
} from '../../support/given-project';

let project: GivenProject;
let admin: GivenMember;

beforeEach(async () => {
  project = await givenProject();
  admin = await givenMember(project);
});

const now = new Date();
const later = new Date(now.getTime() + 3_600_000);

/** Every way in which rows can take an Admin away; the commands go through some of them. */
const roads: Record<string, () => Promise<unknown>> = {
  'the role is taken away': () =>
    database().memberRole.deleteMany({ where: { memberId: admin.memberId } }),
  'the role is exchanged': () =>
    database().memberRole.updateMany({
      where: { memberId: admin.memberId },
      data: { roleId: project.roleIds.MEMBER },
    }),
  'the role gets an end': () =>
    database().memberRole.updateMany({
      where: { memberId: admin.memberId },
      data: { endsAt: later },
    }),
  'the membership is revoked': () =>
    database().member.update({ where: { id: admin.memberId }, data: { status: 'REVOKED' } }),
  'the membership gets an end': () =>
    database().member.update({ where: { id: admin.memberId }, data: { endsAt: later } }),
  'the membership is deleted': () => database().member.delete({ where: { id: admin.memberId } }),
  'the person is disabled': () =>
    database().user.update({ where: { id: admin.id }, data: { disabledAt: now } }),
  'the person is locked': () =>
    database().user.update({ where: { id: admin.id }, data: { lockedAt: now } }),
  'the person is deleted': () => database().user.delete({ where: { id: admin.id } }),
};

test.each(Object.keys(roads))(
  'the database refuses to lose the last Admin when %s',
  async (road) => {
    await givenMember(project, 'APPROVER');
    const failure: unknown = await roads[road]!().catch((error: unknown) => error);
    expect(toAppError(failure)).toMatchObject({ code: 'last_admin' });
  },
);

test.each(Object.keys(roads))('and lets one of two go when %s', async (road) => {
  await givenMember(project);
  await roads[road]!();
});

test('an Admin with an end date does not count', async () => {
  const ending = await givenMember(project);
  await database().memberRole.updateMany({
    where: { memberId: ending.memberId },
    data: { endsAt: later },
  });
  const failure: unknown = await roads['the person is disabled']!().catch(
    (error: unknown) => error,
  );
  expect(toAppError(failure)).toMatchObject({ code: 'last_admin' });
});

test('a project goes with its last Admin', async () => {
  await database().project.delete({ where: { id: project.id } });
  expect(await database().member.count({ where: { projectId: project.id } })).toBe(0);
});

test('two Admins who demote each other at the same moment leave one, and the other is told why', async () => {
  for (let round = 0; round < 15; round++) {
    const arena = await givenProject(`Round ${round}`);
    const one = await givenMember(arena);
    const other = await givenMember(arena);
    const demote = (by: GivenMember, of: GivenMember) =>
      changeRoles(contextFor(by), {
        userId: of.id,
        roles: [arena.roleIds.MEMBER],
        roleEndsAt: {},
      });
    const results = await Promise.allSettled([demote(one, other), demote(other, one)]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(isAppError(refused[0]?.reason)).toBe(true);
    expect(['forbidden', 'last_admin']).toContain((refused[0]?.reason as { code: string }).code);
    const admins = await database().memberRole.count({
      where: { projectId: arena.id, roleId: arena.roleIds.ADMIN },
    });
    expect(admins).toBe(1);
  }
});

test('three Admins who are all disabled at once, by hand, leave one', async () => {
  for (let round = 0; round < 10; round++) {
    const arena = await givenProject(`Round ${round}`);
    const admins = await Promise.all([1, 2, 3].map(() => givenMember(arena)));
    await Promise.allSettled(
      admins.map(({ id }) =>
        database().user.update({ where: { id }, data: { disabledAt: new Date() } }),
      ),
    );
    const usable = await database().user.count({
      where: { id: { in: admins.map(({ id }) => id) }, disabledAt: null },
    });
    expect(usable).toBe(1);
  }
});

import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findMemberAccess, findModules } from '@/lib/access/queries/find-member-access';
import { levelsOf, resolveAccess } from '@/lib/access/resolve-access';
import { systemRoleKeys } from '@/lib/access/system-roles';
import { accessLevels, includesLevel, levelOn } from '@/lib/core/access-level';
import type { Actor } from '@/lib/core/actor';
import { personSearchColumns } from '@/lib/core/person-name';
import { findAccessQuestion } from '@/lib/members/access-condition';
import { everybody, memberCondition } from '@/lib/members/member-conditions';
import { listMembers } from '@/lib/members/queries/list-members';
import { askedLevels, memberListParams, type AskedLevel } from '@/lib/members/schema';
import { database } from '@/lib/platform/database';
import { transact } from '@/lib/platform/transact';
import {
  givenMember,
  givenProject,
  loadedContextFor,
  type GivenProject,
} from '@/tests/support/given-project';

const now = new Date('2026-11-21T12:00:00Z');
const people = 120;

const endsAt = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  fc.constantFrom(new Date(now.getTime() - 1), now, new Date(now.getTime() + 1)),
);
const seldom = fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, fc.constant(now));
const level = fc.constantFrom(...accessLevels);

/** Custom roles, and people with any roles, overrides and states, of all that the resolver knows. */
async function givenRandomGrants(project: GivenProject, moduleIds: string[]): Promise<void> {
  const some = fc.uniqueArray(fc.record({ moduleId: fc.constantFrom(...moduleIds), level }), {
    maxLength: 5,
    selector: ({ moduleId }) => moduleId,
  });
  const shared = { projectId: project.id };
  await transact(async (tx) => {
    const roleIds = systemRoleKeys.map((key) => project.roleIds[key]);
    for (const grants of fc.sample(some, 6)) {
      const role = await tx.role.create({ data: { ...shared, name: randomUUID() } });
      await tx.moduleGrant.createMany({
        data: grants.map((grant) => ({ ...shared, roleId: role.id, ...grant })),
      });
      roleIds.push(role.id);
    }
    const person = fc.record({
      status: fc.constantFrom(
        'ACTIVE' as const,
        'ACTIVE' as const,
        'INVITED' as const,
        'REVOKED' as const,
      ),
      endsAt,
      disabledAt: seldom,
      lockedAt: seldom,
      roles: fc.uniqueArray(fc.record({ roleId: fc.constantFrom(...roleIds), endsAt }), {
        maxLength: 4,
        selector: ({ roleId }) => roleId,
      }),
      overrides: some,
    });
    const given = fc.sample(person, people).map((facts) => ({
      ...facts,
      ofMember: { ...shared, memberId: randomUUID() },
      userId: randomUUID(),
    }));
    await tx.user.createMany({
      data: given.map(({ userId, disabledAt, lockedAt }) => {
        const names = { email: `${userId}@example.com`, firstName: '', lastName: '' };
        return { id: userId, ...names, ...personSearchColumns(names), disabledAt, lockedAt };
      }),
    });
    await tx.member.createMany({
      data: given.map(({ ofMember, userId, status, endsAt: ends }) => {
        return { ...shared, id: ofMember.memberId, userId, status, endsAt: ends };
      }),
    });
    await tx.memberRole.createMany({
      data: given.flatMap(({ ofMember, roles }) => roles.map((one) => ({ ...ofMember, ...one }))),
    });
    await tx.override.createMany({
      data: given.flatMap(({ ofMember, overrides }) =>
        overrides.map((one) => ({ ...ofMember, ...one })),
      ),
    });
  });
}

test('who can read and who can write is what the resolver answers, for every module', async () => {
  const admin = await givenMember(await givenProject());
  const { project } = admin;
  const modules = await findModules(database(), project.id);
  await givenRandomGrants(
    project,
    modules.map(({ id }) => id),
  );
  const { actor } = await loadedContextFor(admin, now);
  const members = await database().member.findMany({ where: { projectId: project.id } });
  const all = await findMemberAccess(
    database(),
    project.id,
    members.map(({ userId }) => userId),
  );
  const resolved = [...all].map(([userId, { access }]) => ({
    userId,
    levels: levelsOf(resolveAccess(access, modules, now)),
  }));
  for (const { key } of modules) {
    for (const asked of askedLevels) {
      const expected = resolved
        .filter(({ levels }) => includesLevel(levelOn(levels, key), asked))
        .map(({ userId }) => userId)
        .sort();
      const found = await findBothWays(actor, key, asked);
      expect(found.gathered, `${key} ${asked}, gathered`).toEqual(expected);
      expect(found.walked, `${key} ${asked}, walked`).toEqual(expected);
    }
  }
  const refunds = memberListParams.parse({ module: 'payments.refunds', level: 'READ_WRITE' });
  const { total } = await listMembers(actor, refunds, now);
  expect(total).toBe((await findBothWays(actor, 'payments.refunds', 'READ_WRITE')).walked.length);
}, 60_000);

test('nobody has a level on a module that is unknown, retired, or below a retired one', async () => {
  const admin = await givenMember(await givenProject());
  const { project } = admin;
  await database().module.updateMany({
    where: { projectId: project.id, key: { in: ['payments', 'analytics.reports'] } },
    data: { retiredAt: now },
  });
  const { actor } = await loadedContextFor(admin, now);
  for (const key of ['payments', 'payments.orders', 'analytics.reports', 'no-such.module']) {
    const page = await listMembers(actor, memberListParams.parse({ module: key }), now);
    expect(page.total, key).toBe(0);
  }
  const kept = await listMembers(actor, memberListParams.parse({ module: 'analytics' }), now);
  expect(kept.total).toBe(1);
});

async function findBothWays(
  actor: Actor,
  key: string,
  asked: AskedLevel,
): Promise<{ gathered: string[]; walked: string[] }> {
  const access = await findAccessQuestion(database(), actor, { module: key, level: asked });
  const filter = { ...everybody, access };
  const rows = await database().$queryRaw<{ userId: string; way: string }[]>`
    SELECT m.user_id AS "userId", 'gathered' AS way FROM members m
    WHERE ${memberCondition(actor.projectId, filter, now, 'gather')}
    UNION ALL
    SELECT m.user_id, 'walked' FROM members m
    WHERE ${memberCondition(actor.projectId, filter, now, 'walk')}`;
  const of = (way: string) => rows.filter((row) => row.way === way).map(({ userId }) => userId);
  return { gathered: of('gathered').sort(), walked: of('walked').sort() };
}

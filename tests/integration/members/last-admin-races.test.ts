import { describe, expect, test } from 'vitest';
import { isAppError } from '@/lib/core/errors';
import { usersOfManyInput } from '@/lib/members/bulk-schema';
import { disableUsers } from '@/lib/members/commands/acts-on-many';
import {
  deleteUser,
  disableUser,
  lockUser,
  revokeAccess,
} from '@/lib/members/commands/person-acts';
import { previewActOnMany } from '@/lib/members/queries/preview-acts-on-many';
import { database } from '@/lib/platform/database';
import { toAppError } from '@/lib/platform/database-errors';
import { transact } from '@/lib/platform/transact';
import {
  addMember,
  contextFor,
  givenMember,
  givenProject,
  loadedContextFor,
  type GivenMember,
  type GivenProject,
} from '@/tests/support/given-project';

const acts = { disableUser, lockUser, revokeAccess, deleteUser };
const names = Object.keys(acts) as (keyof typeof acts)[];

function usableAdmins(project: GivenProject): Promise<number> {
  return database().member.count({
    where: {
      projectId: project.id,
      status: 'ACTIVE',
      roles: { some: { roleId: project.roleIds.ADMIN } },
      user: { disabledAt: null, lockedAt: null },
    },
  });
}

/** What became of those who acted at the same moment: refusals are sentences, never faults. */
function refusalsOf(results: PromiseSettledResult<unknown>[]): string[] {
  return results.flatMap((result) => {
    if (result.status === 'fulfilled') return [];
    const error = toAppError(result.reason);
    expect(isAppError(error)).toBe(true);
    return error ? [error.code] : [];
  });
}

const givenAdmins = (project: GivenProject, count: number) =>
  Promise.all(Array.from({ length: count }, () => givenMember(project)));

describe.each(names)('many Admins at once, by %s', (name) => {
  test('each on the next leave at least one, and nobody waits for ever', async () => {
    for (let round = 0; round < 2; round++) {
      const project = await givenProject(`Ring ${round}`);
      const admins = await givenAdmins(project, 4);
      const results = await Promise.allSettled(
        admins.map((by, index) =>
          acts[name](contextFor(by), { userId: admins[(index + 1) % admins.length]!.id }),
        ),
      );
      const refusals = refusalsOf(results);
      expect(refusals.length).toBeGreaterThan(0);
      expect(
        refusals.every((code) => ['forbidden', 'last_admin', 'not_found'].includes(code)),
      ).toBe(true);
      expect(await usableAdmins(project)).toBeGreaterThan(0);
    }
  });
});

test('different roads at once leave at least one', async () => {
  for (let round = 0; round < 2; round++) {
    const project = await givenProject(`Roads ${round}`);
    const admins = await givenAdmins(project, 4);
    const results = await Promise.allSettled(
      admins.map((by, index) =>
        acts[names[(index + round) % names.length]!](contextFor(by), {
          userId: admins[(index + 1) % admins.length]!.id,
        }),
      ),
    );
    refusalsOf(results);
    expect(await usableAdmins(project)).toBeGreaterThan(0);
  }
});

test('two who disable everybody else at once leave one', async () => {
  const project = await givenProject();
  const admins = await givenAdmins(project, 4);
  const [one, other] = admins as [GivenMember, GivenMember];
  const users = admins.map(({ id }) => id);
  const disableAll = async (by: GivenMember) => {
    const ctx = await loadedContextFor(by);
    const asked = usersOfManyInput.parse({ selection: 'USERS', users });
    const { reviewed } = await previewActOnMany(ctx.actor, 'disable', asked, ctx.now);
    return disableUsers(ctx, { ...asked, reviewed });
  };
  const results = await Promise.allSettled([disableAll(one), disableAll(other)]);
  expect(refusalsOf(results).length).toBeLessThanOrEqual(1);
  expect(await usableAdmins(project)).toBe(1);
});

test('people of two projects, acted on from both at once, are no dead end', async () => {
  const [here, there] = [await givenProject('Here'), await givenProject('There')];
  const [boss, chief] = [await givenMember(here), await givenMember(there)];
  await transact(async (tx) => {
    await addMember(tx, there, boss.id, 'ADMIN');
    await addMember(tx, here, chief.id, 'ADMIN');
  });
  const people = await Promise.all([1, 2, 3, 4].map(() => givenMember(here, 'MEMBER')));
  await transact(async (tx) => {
    for (const { id } of people) await addMember(tx, there, id, 'MEMBER');
  });
  const results = await Promise.allSettled(
    people.flatMap(({ id }) => [
      disableUser(contextFor(boss), { userId: id }),
      lockUser(contextFor(chief), { userId: id }),
      deleteUser(contextFor(boss), { userId: id }),
    ]),
  );
  const refusals = refusalsOf(results);
  expect(refusals.filter((code) => code !== 'not_found')).toEqual([]);
  expect(await database().member.count({ where: { projectId: here.id } })).toBe(2);
});

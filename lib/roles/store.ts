import { AppError } from '../core/errors';
import { namedLevel, type AccessLevels } from '../core/access-level';
import type { Module } from '../core/module';
import type { Tx } from '../platform/transact';
import { rolesPerProject } from './limits';

/** @throws `invalid` at the name when another role of the project has it */
export async function requireFreeName(
  tx: Pick<Tx, 'role'>,
  projectId: string,
  role: { id?: string; name: string },
): Promise<void> {
  const all = await tx.role.findMany({ where: { projectId }, select: { id: true, name: true } });
  const taken = all.find(
    ({ id, name }) => id !== role.id && name.toLowerCase() === role.name.toLowerCase(),
  );
  if (!taken) return;
  const message = `There is a role named ${taken.name} already.`;
  throw new AppError('invalid', 'Choose another name.', { fieldErrors: { name: [message] } });
}

/** @throws `conflict` when the project has as many roles as it can have */
export async function requireRoom(tx: Tx, projectId: string): Promise<void> {
  const count = await tx.role.count({ where: { projectId, systemRole: null } });
  if (count < rolesPerProject) return;
  throw new AppError(
    'conflict',
    `A project has at most ${rolesPerProject} roles of its own. Delete one that is no longer needed.`,
  );
}

/** What the role names for retired modules stays, for the day when one of these is restored. */
export async function writeLevels(
  tx: Tx,
  role: { projectId: string; id: string },
  levels: AccessLevels,
  modules: readonly Module[],
): Promise<void> {
  await tx.moduleGrant.deleteMany({
    where: { roleId: role.id, moduleId: { in: modules.map(({ id }) => id) } },
  });
  await tx.moduleGrant.createMany({
    data: modules.flatMap(({ id, key }) => {
      const level = namedLevel(levels, key);
      return level ? [{ projectId: role.projectId, roleId: role.id, moduleId: id, level }] : [];
    }),
  });
}

import { AppError } from '../core/errors';
import type { Tx } from '../platform/transact';
import { modulesPerProject } from './limits';

export type ProductModule = {
  id: string;
  key: string;
  name: string;
  retiredAt: Date | null;
  parent: { id: string; key: string; name: string; retiredAt: Date | null } | null;
};

const above = { select: { id: true, key: true, name: true, retiredAt: true } } as const;
const columns = {
  id: true,
  key: true,
  name: true,
  retiredAt: true,
  kind: true,
  parent: above,
} as const;

/**
 * A module of the product, in use or retired. The project's access is to be locked before.
 * @throws `not_found`; `forbidden` for the modules that guard this dashboard
 */
export async function requireProductModule(
  tx: Tx,
  projectId: string,
  moduleId: string,
): Promise<ProductModule> {
  const found = await tx.module.findUnique({
    where: { projectId_id: { projectId, id: moduleId } },
    select: columns,
  });
  if (!found) throw new AppError('not_found', 'There is no such module.');
  const { kind, ...rest } = found;
  if (kind === 'CONSOLE') {
    throw new AppError('forbidden', 'The modules of the dashboard itself are fixed.');
  }
  return rest;
}

/** @throws `not_found`, `forbidden`; `conflict` once it is retired */
export async function requireModuleInUse(
  tx: Tx,
  projectId: string,
  moduleId: string,
): Promise<ProductModule> {
  const found = await requireProductModule(tx, projectId, moduleId);
  if (found.retiredAt || found.parent?.retiredAt) {
    throw new AppError('conflict', `${found.name} is retired. Restore it first.`);
  }
  return found;
}

/** The modules in use beside which a module stands, in their order. */
export async function siblingsInUse(
  tx: Tx,
  projectId: string,
  parentId: string | null,
): Promise<{ id: string; name: string; position: number }[]> {
  return tx.module.findMany({
    where: { projectId, parentId, kind: 'PRODUCT', retiredAt: null },
    select: { id: true, name: true, position: true },
    orderBy: [{ position: 'asc' }, { key: 'asc' }],
  });
}

/** @throws `invalid` when a module of the same name stands beside it */
export async function requireFreeName(
  tx: Tx,
  projectId: string,
  module: { id?: string; parentId: string | null; name: string },
): Promise<void> {
  const taken = (await siblingsInUse(tx, projectId, module.parentId)).some(
    ({ id, name }) => id !== module.id && name.toLowerCase() === module.name.toLowerCase(),
  );
  if (!taken) return;
  const message = `There is another module named ${module.name} beside it.`;
  throw new AppError('invalid', 'Choose another name.', { fieldErrors: { name: [message] } });
}

/** @throws `conflict` when the project would have too many modules in use */
export async function requireRoom(tx: Tx, projectId: string, adding: number): Promise<void> {
  const count = await tx.module.count({
    where: {
      projectId,
      kind: 'PRODUCT',
      retiredAt: null,
      OR: [{ parentId: null }, { parent: { retiredAt: null } }],
    },
  });
  if (count + adding > modulesPerProject) {
    throw new AppError(
      'conflict',
      `A project has at most ${modulesPerProject} modules. Retire one that is no longer needed.`,
    );
  }
}

import type { Actor } from '../../core/actor';
import { assertAllowed } from '../../core/decision';
import { AppError } from '../../core/errors';
import { database } from '../../platform/database';
import { canReadSettings } from '../../projects/policy';

export type ListedModule = {
  id: string;
  key: string;
  name: string;
  kind: 'CONSOLE' | 'PRODUCT';
  /** The key of the module that it is a part of. */
  parent: string | null;
  /** Its place among those beside it, from 1; null while it, or the module above it, is retired. */
  position: number | null;
  retiredAt: Date | null;
};

/** Every module of the project, in use or retired, by key. @throws `forbidden` */
export async function listModuleEntries(actor: Actor): Promise<ListedModule[]> {
  assertAllowed(canReadSettings(actor));
  return database().$queryRaw<ListedModule[]>`
    SELECT md.id, md.key, md.name, md.kind, pm.key AS parent, md.retired_at AS "retiredAt",
           CASE WHEN md.retired_at IS NULL AND pm.retired_at IS NULL THEN (
             row_number() OVER (
               PARTITION BY md.kind, md.parent_id, md.retired_at IS NULL
               ORDER BY md.position, md.key))::int END AS position
    FROM modules md LEFT JOIN modules pm ON pm.id = md.parent_id
    WHERE md.project_id = ${actor.projectId}::uuid
    ORDER BY md.key COLLATE "C"`;
}

/** @throws `forbidden`; `not_found` also for a module of another project */
export async function getModuleEntry(actor: Actor, id: string): Promise<ListedModule> {
  const found = (await listModuleEntries(actor)).find((each) => each.id === id);
  if (!found) throw new AppError('not_found', 'There is no such module.');
  return found;
}

import { Prisma } from '../platform/generated/client';
import type { Tx } from '../platform/transact';

export type LockMode = 'shared' | 'exclusive';

/** Neither hinders new rows that refer to the project, nor each other's reading. */
export function lockStrength(mode: LockMode): Prisma.Sql {
  return mode === 'shared' ? Prisma.sql`FOR SHARE` : Prisma.sql`FOR NO KEY UPDATE`;
}

/**
 * Holds the access of a whole project still until the transaction ends; the first lock that such a
 * transaction takes. Changes to one person share it. What concerns many people, such as a role, a
 * module or a bulk edit, takes it alone: then nothing that was computed for its preview moves.
 */
export async function lockProjectAccess(tx: Tx, projectId: string, mode: LockMode): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM projects WHERE id = ${projectId}::uuid ${lockStrength(mode)}`;
}

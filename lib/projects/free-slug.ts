import { isUniqueViolation } from '../platform/database-errors';
import { transact, type Tx } from '../platform/transact';
import { slugFor } from './slug';

const attempts = 3;

/** An address for a project of this name that no other has: "acme", else "acme-2", and so on. */
export async function freeSlug(tx: Pick<Tx, 'project'>, name: string): Promise<string> {
  const wanted = slugFor(name);
  const projects = await tx.project.findMany({
    where: { slug: { startsWith: wanted } },
    select: { slug: true },
  });
  const taken = new Set(projects.map(({ slug }) => slug));
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}

/** Does the work again when another transaction took the same address at the same moment. */
export async function transactWithFreeSlug<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transact(work);
    } catch (error) {
      if (attempt === attempts || !isUniqueViolation(error, 'slug')) throw error;
    }
  }
}

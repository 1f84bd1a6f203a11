import { z } from 'zod';
import type { UserSelection } from './user-selection';

const ids = z.array(z.uuid()).max(10_000);

/** Whom the address of the panel selects: "all", or IDs; whatever else stands there is nobody. */
export function addressedSelection(users: string | string[] | undefined): UserSelection {
  if (users === 'all') return { kind: 'matching' };
  const parsed = ids.safeParse([users ?? []].flat().flatMap((part) => part.split(',')));
  return { kind: 'users', ids: parsed.success ? [...new Set(parsed.data)] : [] };
}

import { AppError } from '../core/errors';
import type { Scopes } from '../core/scopes';

/** @throws `invalid` with the field when a role is not of the project */
export function assertKnownRoles(
  chosen: readonly string[],
  roles: readonly { id: string }[],
): void {
  if (chosen.every((id) => roles.some((role) => role.id === id))) return;
  const message = 'One of the roles is not in this project any more.';
  throw new AppError('invalid', message, {
    fieldErrors: { roles: [message] },
  });
}

type KnownEntry = { id: string; kind: 'PRODUCT' | 'GATEWAY'; retiredAt: Date | null };

/**
 * What is retired can be kept, and not be chosen anew.
 * @throws `invalid` with the field when an entry cannot be chosen
 */
export function assertKnownScopes(
  chosen: Scopes,
  before: Scopes,
  entries: readonly KnownEntry[],
): void {
  for (const [field, kind] of [
    ['products', 'PRODUCT'],
    ['gateways', 'GATEWAY'],
  ] as const) {
    const scope = chosen[field];
    if (scope === 'ALL') continue;
    const kept = new Set(before[field] === 'ALL' ? [] : before[field]);
    const known = new Set(
      entries
        .filter((entry) => entry.kind === kind && (!entry.retiredAt || kept.has(entry.id)))
        .map(({ id }) => id),
    );
    if (scope.every((id) => known.has(id))) continue;
    const message = 'One of these is not in this project any more.';
    throw new AppError('invalid', message, { fieldErrors: { [field]: [message] } });
  }
}

/** @throws `invalid` with the field when it has passed already */
export function assertFuture(time: Date | null, field: string, now: Date): void {
  if (time === null || time > now) return;
  throw new AppError('invalid', 'An end date has passed already.', {
    fieldErrors: { [field]: ['Choose a date in the future, or none.'] },
  });
}

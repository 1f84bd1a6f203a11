import type { RoleAccess } from '../access/resolve-access';
import type { AccessLevels } from '../core/access-level';
import type { FieldErrors } from '../core/action-state';
import type { Actor } from '../core/actor';
import { AppError } from '../core/errors';
import type { Scopes } from '../core/scopes';
import { assertKnownScopes } from '../members/known-access';
import type { Tx } from '../platform/transact';
import { beyondReach } from './policy';

/**
 * The entries that scopes name.
 * @throws `invalid` with the field when one is not of the project, of the other kind, or retired
 */
export async function chosenEntries(
  tx: Tx,
  projectId: string,
  scopes: Scopes,
): Promise<{ id: string; externalId: string }[]> {
  const ids = [scopes.products, scopes.gateways].flatMap((scope) => (scope === 'ALL' ? [] : scope));
  if (ids.length === 0) return [];
  const entries = await tx.scopeItem.findMany({ where: { projectId, id: { in: [...ids] } } });
  assertKnownScopes(scopes, { products: [], gateways: [] }, entries);
  return entries;
}

/**
 * Nobody gives more than they have. @throws `forbidden`, or `reauthentication_required` for what
 * only a passcode may not give, with the fields that go beyond it
 */
export function assertWithinReach(
  actor: Actor,
  given: { roles: readonly RoleAccess[]; overrides: AccessLevels; scopes: Scopes },
): void {
  const denials = beyondReach(actor, given);
  const [first] = denials;
  if (!first) return;
  const fieldErrors: FieldErrors = {};
  for (const { field, reason } of denials) (fieldErrors[field] ??= []).push(reason);
  const message = first.code === 'forbidden' ? 'This gives access that you lack.' : first.reason;
  throw new AppError(first.code, message, { fieldErrors });
}

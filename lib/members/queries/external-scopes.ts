import type { Actor } from '../../core/actor';
import { assertAllowed } from '../../core/decision';
import { AppError, type RequestProblem } from '../../core/errors';
import type { Scope, Scopes } from '../../core/scopes';
import { database } from '../../platform/database';
import type { NamedScopes } from '../api-schema';
import { canReadUsers, canWriteUsers } from '../policy';

/** What a member is restricted to, by the IDs that the project's own systems know. @throws `forbidden` */
export async function nameScopes(
  actor: Actor,
  { products, gateways }: Scopes,
): Promise<NamedScopes> {
  assertAllowed(canReadUsers(actor));
  const ids = [products, gateways].flatMap((scope) => (scope === 'ALL' ? [] : scope));
  const items =
    ids.length === 0
      ? []
      : await database().scopeItem.findMany({
          where: { projectId: actor.projectId, id: { in: ids } },
          orderBy: { externalId: 'asc' },
        });
  const named = (scope: Scope) => {
    if (scope === 'ALL') return scope;
    const held = new Set(scope);
    return items.filter(({ id }) => held.has(id)).map(({ externalId }) => externalId);
  };
  return { products: named(products), gateways: named(gateways) };
}

/**
 * The entries of these IDs; the retired too, of which the command knows whether they may stay.
 * @param at the place of the scopes in the request, as a JSON pointer
 * @throws `forbidden` for those who can set none; `invalid` with each ID that is unknown
 */
export async function findNamedScopes(
  actor: Actor,
  { products, gateways }: NamedScopes,
  at = '',
): Promise<Scopes> {
  assertAllowed(canWriteUsers(actor));
  const named = [products, gateways].flatMap((scope) => (scope === 'ALL' ? [] : scope));
  const items =
    named.length === 0
      ? []
      : await database().scopeItem.findMany({
          where: { projectId: actor.projectId, externalId: { in: [...new Set(named)] } },
        });
  const idOf = new Map(items.map(({ kind, externalId, id }) => [`${kind} ${externalId}`, id]));
  const problems: RequestProblem[] = [];
  const found = (kind: 'PRODUCT' | 'GATEWAY', field: string, scope: NamedScopes['products']) => {
    if (scope === 'ALL') return scope;
    const ids = scope.flatMap((externalId, index) => {
      const id = idOf.get(`${kind} ${externalId}`);
      if (id !== undefined) return [id];
      const pointer = `${at}/${field}/${index}`;
      const what = kind === 'PRODUCT' ? 'product' : 'gateway';
      const detail = `There is no ${what} ${externalId} in this project.`;
      problems.push({ code: 'unknown', detail, source: { pointer } });
      return [];
    });
    return [...new Set(ids)];
  };
  const scopes = {
    products: found('PRODUCT', 'products', products),
    gateways: found('GATEWAY', 'gateways', gateways),
  };
  if (problems.length > 0) {
    throw new AppError('invalid', 'Some of these products and gateways are unknown.', { problems });
  }
  return scopes;
}

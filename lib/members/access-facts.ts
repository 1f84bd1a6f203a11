import { levelNames } from '../access/levels';
import type { MemberAccess } from '../access/resolve-access';
import { namedLevel } from '../core/access-level';
import type { ShownFacts } from '../core/basis';
import type { Module } from '../core/module';
import type { Scope, Scopes } from '../core/scopes';

/** Roles and end dates as facts in words: what Edit Role shows, and audit rows record. */
export function roleFacts({ roles, endsAt }: Pick<MemberAccess, 'roles' | 'endsAt'>): ShownFacts {
  return {
    ...Object.fromEntries(roles.map((role) => [`Role ${role.name}`, untilWords(role.endsAt)])),
    ...(endsAt ? { Membership: untilWords(endsAt) } : {}),
  };
}

function untilWords(endsAt: Date | null): string {
  return endsAt ? `until ${endsAt.toISOString()}` : 'without end';
}

/** A Product ID or Gateway Reference ID that can be chosen. */
export type ScopeEntry = { id: string; externalId: string };

/** Overrides and scopes as facts in words: what Update Access shows, and audit rows record. */
export function overrideFacts(
  { overrides, scopes }: Pick<MemberAccess, 'overrides' | 'scopes'>,
  modules: readonly Module[],
  entries: readonly ScopeEntry[],
): ShownFacts {
  return {
    // A retired module counts no more, and no form shows it.
    ...Object.fromEntries(
      modules.flatMap(({ key, name }) => {
        const level = namedLevel(overrides, key);
        return level ? [[`${name} (${key})`, levelNames[level]]] : [];
      }),
    ),
    ...scopeFacts(scopes, entries),
  };
}

function scopeFacts(scopes: Scopes, entries: readonly ScopeEntry[]): ShownFacts {
  return {
    'Product IDs': scopeWords(scopes.products, entries),
    'Gateway Reference IDs': scopeWords(scopes.gateways, entries),
  };
}

function scopeWords(scope: Scope, entries: readonly ScopeEntry[]): string {
  if (scope === 'ALL') return 'All';
  if (scope.length === 0) return 'None';
  const nameOf = new Map(entries.map(({ id, externalId }) => [id, externalId]));
  return scope
    .map((id) => nameOf.get(id) ?? id)
    .sort()
    .join(', ');
}

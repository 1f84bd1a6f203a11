/** Everything, also what is added later; or the IDs of the entries, of which there may be none. */
export type Scope = 'ALL' | readonly string[];

/** What a member is restricted to. */
export type Scopes = { products: Scope; gateways: Scope };

export const unrestricted: Scopes = { products: 'ALL', gateways: 'ALL' };

/** Whether the first scope holds nothing that the second does not hold as well. */
export function isScopeWithin(given: Scope, held: Scope): boolean {
  if (held === 'ALL') return true;
  return given !== 'ALL' && given.every((id) => held.includes(id));
}

export function unionOfScopes(one: Scope, other: Scope): Scope {
  if (one === 'ALL' || other === 'ALL') return 'ALL';
  return [...new Set([...one, ...other])];
}

import type { Grants } from '../access/resolve-access';
import { roleSummary, rolesInForce } from '../access/role-summary';

/** As what somebody is invited, in the words of mail and page; nothing when they are given nothing. */
export function roleNamesOf(grants: Grants, now: Date): string[] {
  const names = rolesInForce(grants, now).map(({ name }) => name);
  if (names.length > 0) return names;
  return Object.keys(grants.overrides).length > 0 ? [roleSummary(grants, now)] : [];
}

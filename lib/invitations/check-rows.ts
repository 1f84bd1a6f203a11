import type { RoleAccess } from '../access/resolve-access';
import { keepHighestSystemRole } from '../access/system-roles';
import type { Actor } from '../core/actor';
import { parseEmailAddress } from '../core/email-address';
import { canGiveRoles } from './policy';
import type { InviteRow } from './schema';

/** A row whose person was not invited, and why. */
export type FailedRow = { row: number; email: string; reason: string };

/** A row that may be invited, as far as the row by itself can tell; the address is canonical. */
export type GoodRow = { row: number; email: string; roles: RoleAccess[]; dropped: RoleAccess[] };

export type CheckedRows = {
  good: GoodRow[];
  failed: FailedRow[];
  /** Those of the failed that asked for more than the actor may give: these are recorded. */
  overreaching: (FailedRow & { roles: RoleAccess[] })[];
};

/** Judges each row by itself and against the rows before it. */
export function checkRows(rows: InviteRow[], actor: Actor, roles: RoleAccess[]): CheckedRows {
  const checked: CheckedRows = { good: [], failed: [], overreaching: [] };
  const firstRowOf = new Map<string, number>();
  for (const { row, email: typed, roleIds } of rows) {
    const fail = (reason: string) => {
      const failure = { row, email: typed, reason };
      checked.failed.push(failure);
      return failure;
    };
    const parsed = parseEmailAddress(typed);
    if (!parsed.ok) {
      fail(parsed.reason);
      continue;
    }
    const earlier = firstRowOf.get(parsed.email);
    if (earlier !== undefined) {
      fail(`This address is in the list already, in row ${earlier + 1}.`);
      continue;
    }
    firstRowOf.set(parsed.email, row);
    if (roleIds.length === 0) {
      fail('Choose a role.');
      continue;
    }
    if (roleIds.some((id) => !roles.some((role) => role.id === id))) {
      fail('There is no such role in this project. Choose another.');
      continue;
    }
    const { kept, dropped } = keepHighestSystemRole(roles.filter(({ id }) => roleIds.includes(id)));
    const give = canGiveRoles(actor, kept);
    if (give.allowed) checked.good.push({ row, email: parsed.email, roles: kept, dropped });
    else checked.overreaching.push({ ...fail(give.reason), roles: kept });
  }
  return checked;
}

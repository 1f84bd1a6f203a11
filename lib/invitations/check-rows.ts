import type { RoleAccess } from '../access/resolve-access';
import { keepHighestSystemRole } from '../access/system-roles';
import type { Actor } from '../core/actor';
import { parseEmailAddress } from '../core/email-address';
import { canGiveRoles } from '../members/policy';
import type { InviteRow } from './schema';

/** Why a row fails, for programs. */
export type FailureCode =
  | 'invalid_email'
  | 'duplicate'
  | 'no_role'
  | 'unknown_role'
  | 'forbidden'
  | 'reauthentication_required'
  | 'present';

/** A row whose person was not invited, and why. */
export type FailedRow = { row: number; email: string; code: FailureCode; reason: string };

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
    const fail = (code: FailureCode, reason: string) => {
      const failure = { row, email: typed, code, reason };
      checked.failed.push(failure);
      return failure;
    };
    const parsed = parseEmailAddress(typed);
    if (!parsed.ok) {
      fail('invalid_email', parsed.reason);
      continue;
    }
    const earlier = firstRowOf.get(parsed.email);
    if (earlier !== undefined) {
      fail('duplicate', `This address is in the list already, in row ${earlier + 1}.`);
      continue;
    }
    firstRowOf.set(parsed.email, row);
    if (roleIds.length === 0) {
      fail('no_role', 'Choose a role.');
      continue;
    }
    if (roleIds.some((id) => !roles.some((role) => role.id === id))) {
      fail('unknown_role', 'There is no such role in this project. Choose another.');
      continue;
    }
    const { kept, dropped } = keepHighestSystemRole(roles.filter(({ id }) => roleIds.includes(id)));
    const give = canGiveRoles(actor, kept);
    if (give.allowed) {
      checked.good.push({ row, email: parsed.email, roles: kept, dropped });
      continue;
    }
    const code = give.code === 'reauthentication_required' ? give.code : 'forbidden';
    const failure = fail(code, give.reason);
    checked.overreaching.push({ ...failure, roles: kept });
  }
  return checked;
}

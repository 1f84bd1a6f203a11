import type { RoleAccess } from '../access/resolve-access';
import type { Actor } from '../core/actor';
import { parseEmailAddress } from '../core/email-address';
import { canGiveRoles } from './policy';
import type { InviteRow } from './schema';

/** A row whose person was not invited, and why. */
export type FailedRow = { row: number; email: string; reason: string };

/** A row that may be invited, as far as the row by itself can tell; the address is canonical. */
export type GoodRow = { row: number; email: string; role: RoleAccess };

export type CheckedRows = {
  good: GoodRow[];
  failed: FailedRow[];
  /** Those of the failed that asked for more than the actor may give: these are recorded. */
  overreaching: (FailedRow & { role: RoleAccess })[];
};

/** Judges each row by itself and against the rows before it. */
export function checkRows(rows: InviteRow[], actor: Actor, roles: RoleAccess[]): CheckedRows {
  const checked: CheckedRows = { good: [], failed: [], overreaching: [] };
  const firstRowOf = new Map<string, number>();
  for (const { row, email: typed, roleId } of rows) {
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
    const role = roles.find(({ id }) => id === roleId);
    if (!role) {
      fail(
        roleId === '' ? 'Choose a role.' : 'There is no such role in this project. Choose another.',
      );
      continue;
    }
    const give = canGiveRoles(actor, [role]);
    if (give.allowed) checked.good.push({ row, email: parsed.email, role });
    else checked.overreaching.push({ ...fail(give.reason), role });
  }
  return checked;
}

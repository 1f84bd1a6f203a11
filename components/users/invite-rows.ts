import { parseEmailAddress } from '@/lib/core/email-address';
import type { PostedValues } from '@/lib/core/form-values';

/** A line of the invite panel. */
export type InviteRow = {
  key: number;
  email: string;
  roleId: string;
  /** Why the server did not invite this row; gone once the row is changed. */
  refusal: string | null;
};

/** What the server answered, by the rows' places in the form. */
export type InviteResult = {
  invited: { row: number; email: string }[];
  failed: { row: number; email: string; reason: string }[];
};

let lastKey = 0;

export function newRow(roleId: string, email = '', refusal: string | null = null): InviteRow {
  return { key: ++lastKey, email, roleId, refusal };
}

/** Puts addresses in the place of a row: the first into it, the others after it. */
export function fillRows(rows: InviteRow[], at: number, emails: string[]): InviteRow[] {
  const row = rows[at];
  const [first, ...others] = emails;
  if (!row || first === undefined) return rows;
  const filled = [
    { ...row, email: first, refusal: null },
    ...others.map((email) => newRow(row.roleId, email)),
  ];
  // Empty rows below are what the others would have been typed into.
  const below = rows.slice(at + 1).filter((next) => next.email.trim() !== '');
  return [...rows.slice(0, at), ...filled, ...(others.length > 0 ? below : rows.slice(at + 1))];
}

/**
 * What is wrong with each row while it is typed: an address that an earlier row has, and, once
 * somebody has left it, one that is no address.
 */
export function rowProblems(rows: InviteRow[], leftRows: ReadonlySet<number>): (string | null)[] {
  const firstAt = new Map<string, number>();
  return rows.map(({ key, email, refusal }, index) => {
    if (email.trim() === '') return null;
    const parsed = parseEmailAddress(email);
    if (!parsed.ok) return refusal ?? (leftRows.has(key) ? parsed.reason : null);
    const earlier = firstAt.get(parsed.email);
    if (earlier !== undefined) return `This address is in the list already, in row ${earlier + 1}.`;
    firstAt.set(parsed.email, index);
    return refusal;
  });
}

/**
 * Those who were invited go; the others stay with the reason. An answer to a form that was posted
 * without scripting comes without rows: then what failed makes them.
 */
export function rowsAfter(rows: InviteRow[], result: InviteResult, roleId: string): InviteRow[] {
  const invited = new Set(result.invited.map(({ row }) => row));
  const failed = new Map(result.failed.map((failure) => [failure.row, failure]));
  const left =
    rows.length > 0
      ? rows
          .map((row, index) => ({ ...row, refusal: failed.get(index)?.reason ?? null }))
          .filter((row, index) => !invited.has(index) && row.email.trim() !== '')
      : result.failed.map(({ email, reason }) => newRow(roleId, email, reason));
  return left.length > 0 ? left : [newRow(roleId)];
}

/** The rows of a form that was left, in its fields `email` and `role`. */
export function rowsOfDraft(draft: PostedValues | undefined, roleId: string): InviteRow[] {
  const roles = [draft?.role ?? []].flat();
  const rows = [draft?.email ?? []].flat().map((email, index) => {
    return newRow(roles[index] ?? roleId, email);
  });
  return rows.length > 0 ? rows : [newRow(roleId)];
}

/**
 * Chooses a role that was made for the invite: in the rows for which none was chosen yet, else in
 * the last one.
 */
export function withNewRole(
  rows: InviteRow[],
  newRoleId: string | undefined,
  defaultRoleId: string,
): InviteRow[] {
  if (newRoleId === undefined) return rows;
  const undecided = rows.some(({ roleId }) => roleId === defaultRoleId);
  return rows.map((row, index) =>
    (undecided ? row.roleId === defaultRoleId : index === rows.length - 1)
      ? { ...row, roleId: newRoleId }
      : row,
  );
}

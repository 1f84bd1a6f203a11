import { z } from 'zod';

/** A place in an ordered list: the key and ID of a row, and the side on which to go on. */
export type MemberCursor = {
  side: 'after' | 'before';
  /** The row's value in the order: a folded name, or a time in ISO 8601. */
  key: string;
  id: string;
};

const stored = z.tuple([z.string(), z.enum(['after', 'before']), z.string().max(500), z.uuid()]);
// Nothing was before 1970; years that only one of JavaScript and PostgreSQL knows are not passed on.
const time = z.iso.datetime().refine((text) => Date.parse(text) >= 0);

/** A cursor belongs to one order; in another it means nothing. */
export function encodeCursor(sort: string, cursor: MemberCursor): string {
  const parts = [sort, cursor.side, cursor.key, cursor.id];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @returns null for a cursor that is malformed or of another order: the list starts anew */
export function decodeCursor(sort: string, text: string | null): MemberCursor | null {
  if (!text) return null;
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
  const parsed = stored.safeParse(parts);
  if (!parsed.success) return null;
  const [cursorSort, side, key, id] = parsed.data;
  if (cursorSort !== sort || key.includes('\0')) return null;
  if (!sort.endsWith('name') && !time.safeParse(key).success) return null;
  return { side, key, id };
}

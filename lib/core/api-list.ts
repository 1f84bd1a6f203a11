import { z } from 'zod';
import { AppError } from './errors';

const limitMax = 500;

const limit = z
  .string()
  .regex(/^\d{1,4}$/, `Give a whole number from 1 to ${limitMax}.`)
  .transform(Number)
  .pipe(
    z
      .number()
      .min(1, `Give a whole number from 1 to ${limitMax}.`)
      .max(limitMax, `Give a whole number from 1 to ${limitMax}.`),
  )
  .default(25)
  .meta({
    type: 'integer',
    pattern: undefined,
    minimum: 1,
    maximum: limitMax,
    default: 25,
    description: 'How many to answer at most.',
  });

/** The parameters of every list. */
export const pageQuery = {
  limit,
  cursor: z
    .string()
    .min(1)
    .max(2000)
    .optional()
    .meta({ description: 'Where to go on: the cursor in `links.next` of the page before.' }),
};

/** For lists that can be long: counting them is asked for, since it costs more than a page. */
export const countQuery = {
  count: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .meta({ description: 'Whether to count all that match: exact to 10,000, then "10000+".' }),
};

/** For lists of what can be taken out of use. */
export const retiredQuery = {
  retired: z
    .enum(['true', 'false'])
    .optional()
    .transform((text) => text && text === 'true')
    .meta({ description: 'Only those that are retired, or only those that are not.' }),
};

/** The JSON of a list of such things. */
export function listResource<Item extends z.ZodType>(item: Item) {
  return z.object({
    type: z.literal('list'),
    size: z.int().meta({ description: 'How many are in `data`.' }),
    data: z.array(item),
    count: z
      .union([z.int(), z.literal('10000+')])
      .optional()
      .meta({ description: 'All that match; only where it was asked for.' }),
    links: z.object({
      self: z.string(),
      next: z.string().nullable().meta({ description: 'Null on the last page.' }),
    }),
  });
}

/** One page of things, as a query answers it. */
export type Page<Item> = { data: Item[]; next: string | null; count?: number };

const countedMax = 10_000;

/** @param url the address that was asked, on the origin that people open */
export function toList<Item>(url: URL, { data, next, count }: Page<Item>) {
  const following = new URL(url);
  if (next !== null) following.searchParams.set('cursor', next);
  return {
    type: 'list' as const,
    size: data.length,
    data,
    ...(count === undefined
      ? {}
      : { count: count > countedMax ? (`${countedMax}+` as '10000+') : count }),
    links: { self: url.href, next: next === null ? null : following.href },
  };
}

/** A cursor of no list, or of a list in another order. */
export function cursorIsUnknown(): AppError {
  return new AppError('invalid', 'This cursor is of no such list.', {
    problems: [
      {
        code: 'unknown_cursor',
        detail: 'Take the cursor from `links.next` of the page before, with the same parameters.',
        source: { parameter: 'cursor' },
      },
    ],
  });
}

/**
 * A page of a short list that is read whole. The cursor is a place in the order, so that it stays
 * right while the list changes.
 * @param items in the order of their keys
 * @param keyOf an item's place: distinct, and compared as text
 * @throws `invalid` for a cursor that is none
 */
export function pageOf<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Page<Item> {
  const after = cursor === undefined ? null : placeAt(cursor);
  const rest = after === null ? items : items.filter((item) => keyOf(item) > after);
  const data = rest.slice(0, limit);
  const last = data.at(-1);
  return {
    data,
    next: last && rest.length > limit ? cursorAt(keyOf(last)) : null,
  };
}

const placeMark = 'at:';

/** The cursor of a place in the order of a list. */
export function cursorAt(place: string): string {
  return Buffer.from(`${placeMark}${place}`).toString('base64url');
}

/** @throws `invalid` for a cursor that is none */
export function placeAt(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const place = text.slice(placeMark.length);
  if (!text.startsWith(placeMark) || cursorAt(place) !== cursor) throw cursorIsUnknown();
  return place;
}

import type { NamedPerson } from '../access/access-effects';
import { namedPeople } from '../access/queries/find-access-groups';
import { displayName } from '../core/person-name';
import { digestOfReview } from '../platform/crypto';
import { Prisma } from '../platform/generated/client';
import type { Tx } from '../platform/transact';
import type { ScopeEntry } from './schema';

/** Whom retiring or restoring a product or gateway concerns by name in their scope. */
export type EntryPreview = {
  /** How many people are restricted to a list with it. */
  count: number;
  /** The first of them, to be named. */
  people: NamedPerson[];
  /** How many of them have nothing else in use on their list. */
  withNothingElse: number;
  /** Stands for all of this, down to each single person. */
  reviewed: string;
};

type Row = {
  count: number;
  digest: string;
  withNothingElse: number;
  people: { userId: string; email: string; firstName: string; lastName: string }[];
};

/** Whose membership is over has nothing to lose, and is left out. */
export async function previewEntry(
  db: Pick<Tx, '$queryRaw'>,
  projectId: string,
  entry: ScopeEntry,
  now: Date,
): Promise<EntryPreview> {
  const unrestricted = Prisma.raw(entry.kind === 'PRODUCT' ? 'm.all_products' : 'm.all_gateways');
  const [row] = await db.$queryRaw<Row[]>`
    SELECT count(*)::int AS count,
           COALESCE(md5(string_agg(m.id::text, ',' ORDER BY m.id)), '') AS digest,
           (count(*) FILTER (WHERE NOT EXISTS (
             SELECT 1 FROM member_scopes os JOIN scope_items oi ON oi.id = os.item_id
             WHERE os.member_id = m.id AND oi.kind = si.kind AND oi.id <> si.id
               AND oi.retired_at IS NULL)))::int AS "withNothingElse",
           COALESCE(array_to_json((array_agg(json_build_object(
             'userId', u.id, 'email', u.email, 'firstName', u.first_name, 'lastName', u.last_name)
             ORDER BY m.sort_name, m.id))[1:${Prisma.raw(String(namedPeople))}]), '[]'::json) AS people
    FROM scope_items si
    JOIN member_scopes ms ON ms.item_id = si.id
    JOIN members m ON m.id = ms.member_id AND NOT ${unrestricted}
      AND m.status <> 'REVOKED' AND (m.ends_at IS NULL OR m.ends_at > ${now}::timestamptz)
    JOIN users u ON u.id = m.user_id
    WHERE si.project_id = ${projectId}::uuid AND si.id = ${entry.id}::uuid`;
  const { count = 0, digest = '', withNothingElse = 0, people = [] } = row ?? {};
  return {
    count,
    people: people.map((person) => ({ userId: person.userId, name: displayName(person) })),
    withNothingElse,
    reviewed: digestOfReview({
      entry: entry.id,
      retired: entry.retiredAt !== null,
      digest,
      withNothingElse,
    }),
  };
}

import { Prisma } from '../platform/generated/client';
import type { InvitationListParams, InvitationStatus } from './listing-schema';

export type InvitationFilter = Pick<InvitationListParams, 'q'> & {
  /** Null for all that were not accepted. */
  status: InvitationStatus | 'ALL' | null;
};

/**
 * Whether an `invitations i` was accepted is asked of the record; the rest also of the membership
 * `members m` it was for: with that gone, or revoked, its links open nothing.
 */
const ended = Prisma.sql`(i.withdrawn_at IS NOT NULL OR m.status IS DISTINCT FROM 'INVITED')`;

function overdue(now: Date): Prisma.Sql {
  return Prisma.sql`(i.expires_at <= ${now}::timestamptz OR COALESCE(m.ends_at <= ${now}::timestamptz, FALSE))`;
}

/** The status as SQL: the first that applies. */
export function invitationStatusSql(now: Date): Prisma.Sql {
  return Prisma.sql`CASE WHEN i.accepted_at IS NOT NULL THEN 'ACCEPTED' WHEN ${ended} THEN 'WITHDRAWN'
    WHEN ${overdue(now)} THEN 'EXPIRED' ELSE 'PENDING' END`;
}

function statusCondition(status: InvitationFilter['status'], now: Date): Prisma.Sql {
  if (status === 'ALL') return Prisma.sql`TRUE`;
  if (status === 'ACCEPTED') return Prisma.sql`i.accepted_at IS NOT NULL`;
  const open = Prisma.sql`i.accepted_at IS NULL`;
  if (status === null) return open;
  if (status === 'WITHDRAWN') return Prisma.sql`${open} AND ${ended}`;
  const waiting = Prisma.sql`${open} AND NOT ${ended}`;
  return status === 'EXPIRED'
    ? Prisma.sql`${waiting} AND ${overdue(now)}`
    : Prisma.sql`${waiting} AND NOT ${overdue(now)}`;
}

/** What a filter asks of `invitations i LEFT JOIN members m`. */
export function invitationCondition(
  projectId: string,
  { q, status }: InvitationFilter,
  now: Date,
): Prisma.Sql {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
  return Prisma.join(
    [
      Prisma.sql`i.project_id = ${projectId}::uuid`,
      statusCondition(status, now),
      ...words.map((word) => Prisma.sql`i.email LIKE ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`),
    ],
    ' AND ',
  );
}

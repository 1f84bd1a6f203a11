import { database } from '../platform/database';
import type { AuditEvent, Prisma } from '../platform/generated/client';
import type { AuditFilter } from './list-query';

/** Beyond this a list says "10000+". */
const counted = 10_000;
/** An ID is made when its row is written, up to so much after or, by another clock, before it happened. */
const slackMs = 60 * 60_000;

/** The project's events that match, newest first, from the one after `after` on. */
export async function findAuditEvents(
  projectId: string,
  filter: AuditFilter,
  { limit, after }: { limit: number; after: string | null },
): Promise<AuditEvent[]> {
  return database().auditEvent.findMany({
    where: { AND: [conditionOf(projectId, filter), after === null ? {} : { id: { lt: after } }] },
    orderBy: { id: 'desc' },
    take: limit,
  });
}

/** Exact up to 10,000; one more stands for "more than that". */
export async function countAuditEvents(projectId: string, filter: AuditFilter): Promise<number> {
  const where = conditionOf(projectId, filter);
  return database().auditEvent.count({ where, take: counted + 1 });
}

/** IDs are ordered by time, so they lead to a span of time through the index that lists walk. */
function conditionOf(
  projectId: string,
  { from, to, event, outcome, actor, target }: AuditFilter,
): Prisma.AuditEventWhereInput {
  return {
    projectId,
    ...(from || to
      ? {
          at: { ...(from ? { gte: from } : {}), ...(to ? { lt: to } : {}) },
          id: {
            ...(from ? { gte: firstIdAt(from.getTime() - slackMs) } : {}),
            ...(to ? { lt: firstIdAt(to.getTime() + slackMs) } : {}),
          },
        }
      : {}),
    ...(event ? { event } : {}),
    ...(outcome ? { outcome } : {}),
    ...(actor ? { actorUserId: actor } : {}),
    ...(target ? { targetId: target } : {}),
  };
}

function firstIdAt(ms: number): string {
  const time = Math.max(0, ms).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}

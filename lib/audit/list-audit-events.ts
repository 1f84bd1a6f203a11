import { cursorAt, cursorIsUnknown, placeAt, type Page } from '../core/api-list';
import type { Actor } from '../core/actor';
import { assertAllowed } from '../core/decision';
import { AppError } from '../core/errors';
import { rowId } from '../core/inputs';
import { database } from '../platform/database';
import type { AuditEvent } from '../platform/generated/client';
import { countAuditEvents, findAuditEvents } from './audit-page';
import type { AuditFilter } from './list-query';
import { canReadAudit } from './policy';

type Asked = AuditFilter & { limit: number; cursor?: string | undefined; count: boolean };

const eventId = rowId();

/**
 * One page of what was recorded in the actor's project, newest first.
 * @throws `forbidden`; `invalid` for a cursor that is none
 */
export async function listAuditEvents(
  actor: Actor,
  { limit, cursor, count, ...filter }: Asked,
): Promise<Page<AuditEvent>> {
  assertAllowed(canReadAudit(actor));
  const { projectId } = actor;
  const after = cursor === undefined ? null : placeAt(cursor);
  if (after !== null && !eventId.safeParse(after).success) throw cursorIsUnknown();
  const found = await findAuditEvents(projectId, filter, { limit: limit + 1, after });
  const data = found.slice(0, limit);
  const last = data.at(-1);
  return {
    data,
    next: last && found.length > limit ? cursorAt(last.id) : null,
    ...(count ? { count: await countAuditEvents(projectId, filter) } : {}),
  };
}

/** @throws `forbidden`; `not_found` also for one of another project */
export async function getAuditEvent(actor: Actor, id: string): Promise<AuditEvent> {
  assertAllowed(canReadAudit(actor));
  const { projectId } = actor;
  const found = await database().auditEvent.findFirst({ where: { id, projectId } });
  if (!found) throw new AppError('not_found', 'There is no such event.');
  return found;
}

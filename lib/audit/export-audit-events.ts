import { findPresentActor } from '../auth/present-actor';
import type { Context } from '../core/context';
import { assertAllowed } from '../core/decision';
import { AppError } from '../core/errors';
import { database } from '../platform/database';
import { auditCsvHeader, auditCsvOf } from './audit-csv';
import { toAuditEventResource } from './audit-event-resource';
import { findAuditEvents } from './audit-page';
import type { AuditFilter } from './list-query';
import { canReadAudit } from './policy';
import { recordAudit } from './record-audit';

/** So many events are read, checked for and sent at a time. */
const exportedAtOnce = 1_000;

/**
 * All events that match, as the pieces of a CSV file, newest first. Recorded before the first piece
 * leaves. Before every piece it is asked anew whether the reader still may: whoever is disabled, or
 * whose passcode is revoked meanwhile, gets no more.
 * @throws `forbidden` at once; the same and `unauthenticated` while it runs, which has to break the
 * file off
 */
export async function exportAuditEvents(
  ctx: Context,
  filter: AuditFilter,
): Promise<AsyncGenerator<string, void>> {
  assertAllowed(canReadAudit(ctx.actor));
  const { from, to, ...rest } = filter;
  await recordAudit(database(), ctx, {
    event: 'audit.downloaded',
    projectId: ctx.projectId,
    after: {
      ...(from ? { from: from.toISOString() } : {}),
      ...(to ? { to: to.toISOString() } : {}),
      ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    },
  });
  return pieces(ctx, filter);
}

async function* pieces(ctx: Context, filter: AuditFilter): AsyncGenerator<string, void> {
  yield auditCsvHeader();
  let after: string | null = null;
  let sent = 0;
  for (;;) {
    await assertStillAllowed(ctx, sent);
    const place = { limit: exportedAtOnce, after };
    const events = await findAuditEvents(ctx.projectId, filter, place);
    if (events.length > 0) yield auditCsvOf(events.map(toAuditEventResource));
    sent += events.length;
    const last = events.at(-1);
    if (!last || events.length < exportedAtOnce) return;
    after = last.id;
  }
}

async function assertStillAllowed(ctx: Context, sent: number): Promise<void> {
  const now = new Date();
  try {
    const current = await findPresentActor(ctx, now);
    if (!current) throw new AppError('unauthenticated', 'Your access has just ended.');
    assertAllowed(canReadAudit(current));
  } catch (error) {
    await recordAudit(
      database(),
      { ...ctx, now },
      {
        event: 'audit.download_broken_off',
        outcome: 'REFUSED',
        projectId: ctx.projectId,
        after: { sent },
        reason: error instanceof Error ? error.message : undefined,
      },
    );
    throw error;
  }
}

import type { AppError, ErrorCode } from '../core/errors';
import { database } from '../platform/database';
import { log } from '../platform/log';
import { recordAudit, type AuditContext } from './record-audit';

const refusals: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'forbidden',
  'outranked',
  'self',
  'last_admin',
  'reauthentication_required',
]);

/**
 * Records that somebody was refused. Nothing was changed, so there is no transaction to share;
 * a refusal stands even when recording it fails, which is then logged.
 */
export async function recordRefusal(ctx: AuditContext, error: AppError): Promise<void> {
  if (!refusals.has(error.code)) return;
  try {
    await recordAudit(database(), ctx, {
      event: 'action.refused',
      outcome: 'REFUSED',
      projectId: ctx.actor?.projectId ?? null,
      reason: `${error.code}: ${error.message}`,
    });
  } catch (cause) {
    log().error({ err: cause, requestId: ctx.requestId }, 'A refusal could not be recorded');
  }
}

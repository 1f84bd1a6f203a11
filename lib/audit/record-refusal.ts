import { AppError, type ErrorCode } from '../core/errors';
import { database } from '../platform/database';
import { log } from '../platform/log';
import { recordAudit, type AuditContext, type AuditEntry } from './record-audit';

const refusals: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'forbidden',
  'outranked',
  'self',
  'last_admin',
  'reauthentication_required',
]);

/**
 * A refusal that takes back what a command recorded, and so brings along what the audit log has to
 * tell instead of the mere refusal.
 */
export class AuditedRefusal extends AppError {
  constructor(
    code: ErrorCode,
    message: string,
    details: AppError['details'],
    readonly entries: readonly AuditEntry[],
  ) {
    super(code, message, details);
  }
}

/**
 * Records that somebody was refused. Nothing was changed, so there is no transaction to share;
 * a refusal stands even when recording it fails, which is then logged.
 */
export async function recordRefusal(ctx: AuditContext, error: AppError): Promise<void> {
  if (!refusals.has(error.code)) return;
  try {
    await recordAudit(database(), ctx, ...entriesOf(ctx, error));
  } catch (cause) {
    log().error({ err: cause, requestId: ctx.requestId }, 'A refusal could not be recorded');
  }
}

function entriesOf({ actor }: AuditContext, error: AppError): readonly AuditEntry[] {
  if (error instanceof AuditedRefusal) return error.entries;
  const reason = `${error.code}: ${error.message}`;
  const projectId = actor?.projectId ?? null;
  return [{ event: 'action.refused', outcome: 'REFUSED', projectId, reason }];
}

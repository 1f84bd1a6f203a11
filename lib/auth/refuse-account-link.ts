import { recordAudit } from '../audit/record-audit';
import type { RequestContext } from '../core/context';
import { AppError } from '../core/errors';
import { database } from '../platform/database';

/** Records that a mailed link opened nothing. @throws `link_invalid`, always */
export async function refuseAccountLink(
  ctx: RequestContext,
  kind: 'password reset' | 'two-factor reset' | 'e-mail confirmation' | 'sign-up',
): Promise<never> {
  await recordAudit(database(), ctx, {
    event: 'account_link.refused',
    outcome: 'REFUSED',
    projectId: null,
    reason: `The ${kind} link is used, replaced, expired or unknown`,
  });
  throw new AppError('link_invalid', 'This link no longer works. Ask for a new one.');
}

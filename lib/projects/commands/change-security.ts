import { recordAudit } from '../../audit/record-audit';
import { assertFresh } from '../../core/basis';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { assertRecentlyAuthenticated } from '../../core/reauthentication';
import { holdingProject } from '../holding-project';
import { canWriteSettings } from '../policy';
import { changedFacts, securityColumns, securityFacts } from '../security-facts';
import type { ChangeSecurityInput } from '../security-schema';

/**
 * Sets the numbers of sign-in. They hold from each person's next request on, for sessions that are
 * open already too.
 * @returns whether anything changed
 * @throws `forbidden`; `reauthentication_required`; `stale` when somebody else saved in between
 */
export async function changeSecurity(
  ctx: Context,
  { basis, sessionAbsoluteHours, ...input }: ChangeSecurityInput,
): Promise<boolean> {
  assertAllowed(canWriteSettings(ctx.actor));
  assertRecentlyAuthenticated(ctx);
  return holdingProject(ctx, canWriteSettings, async (tx, actor) => {
    const { projectId } = ctx;
    const where = { id: projectId };
    const stored = await tx.project.findUniqueOrThrow({ where, select: securityColumns });
    assertFresh(basis, securityFacts(stored));
    const numbers = { ...input, sessionAbsoluteMinutes: sessionAbsoluteHours * 60 };
    const facts = changedFacts(securityFacts(stored), securityFacts(numbers));
    if (!facts.changed) return false;
    await tx.project.update({ where, data: numbers });
    await recordAudit(tx, ctx, {
      event: 'settings.security_changed',
      projectId,
      target: { type: 'project', id: projectId, name: actor.projectName },
      before: facts.before,
      after: facts.after,
    });
    return true;
  });
}

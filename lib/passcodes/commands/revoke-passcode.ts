import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { assertRecentlyAuthenticated } from '../../core/reauthentication';
import type { Receipt } from '../../core/receipt';
import { lockPerson } from '../../members/locked-people';
import { canWriteUsers } from '../../members/policy';
import { transact } from '../../platform/transact';
import { endPasscodes } from '../end-passcodes';
import { canRevokePasscode } from '../policy';
import type { RevokePasscodeInput } from '../schema';

/**
 * Ends a member's passcode, and older ones that a reset left working. Changes nothing when there is
 * none that works.
 * @throws `not_found`; `forbidden`, `outranked`; `reauthentication_required` of a session
 */
export async function revokePasscode(
  ctx: Context,
  { userId }: RevokePasscodeInput,
): Promise<Receipt> {
  assertAllowed(canWriteUsers(ctx.actor));
  // Nobody is at hand to confirm a call; and whoever found a passcode may as well end it.
  if (!ctx.actor.passcode) assertRecentlyAuthenticated(ctx);
  return transact(async (tx) => {
    const { actor, member, target } = await lockPerson(tx, ctx, userId);
    assertAllowed(canRevokePasscode(actor, target));
    const { projectId, projectName } = actor;
    return endPasscodes(tx, { ...ctx, by: actor }, { ...member, projectId, projectName });
  });
}

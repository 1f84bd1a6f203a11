import { recordAuditForPerson } from '../../audit/record-for-person';
import type { UserContext } from '../../core/context';
import { assertRecentlyAuthenticated } from '../../core/reauthentication';
import { transact } from '../../platform/transact';
import { lockSelf } from '../lock-self';
import { replaceRecoveryCodes } from '../recovery-codes';
import { tellOwner } from '../sign-in-changed';

/**
 * Gives a person ten fresh recovery codes; the former ones end.
 * @returns the codes, to be shown once
 * @throws `reauthentication_required`; `unauthenticated` when the session ended meanwhile
 */
export async function createRecoveryCodes(ctx: UserContext): Promise<string[]> {
  assertRecentlyAuthenticated(ctx);
  return transact(async (tx) => {
    const user = await lockSelf(tx, ctx);
    const unused = await tx.recoveryCode.count({ where: { userId: user.id, usedAt: null } });
    const codes = await replaceRecoveryCodes(tx, user.id);
    await recordAuditForPerson(tx, ctx, user, {
      event: 'recovery_codes.replaced',
      before: { unused },
      after: { unused: codes.length },
    });
    await tellOwner(tx, ctx, user, { change: 'recovery-codes' });
    return codes;
  });
}

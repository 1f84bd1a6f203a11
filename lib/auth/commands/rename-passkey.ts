import { recordAuditForPerson } from '../../audit/record-for-person';
import type { UserContext } from '../../core/context';
import { transact } from '../../platform/transact';
import { lockSelf } from '../lock-self';
import { requireOwnPasskey } from '../own-passkeys';
import type { RenamePasskeyInput } from '../passkey-schema';

/** Gives one's own passkey another name. @throws `not_found` */
export async function renamePasskey(ctx: UserContext, input: RenamePasskeyInput): Promise<void> {
  await transact(async (tx) => {
    const user = await lockSelf(tx, ctx);
    const { id, name } = await requireOwnPasskey(tx, user.id, input.passkeyId);
    if (name === input.name) return;
    await tx.passkey.update({ where: { id }, data: { name: input.name } });
    await recordAuditForPerson(tx, ctx, user, {
      event: 'passkey.renamed',
      before: { passkey: name },
      after: { passkey: input.name },
    });
  });
}

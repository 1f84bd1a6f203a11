import { recordAuditForPerson } from '../../audit/record-for-person';
import type { UserContext } from '../../core/context';
import { personSearchColumns } from '../../core/person-name';
import { transact } from '../../platform/transact';
import type { UpdateProfileInput } from '../account-schema';
import { lockSelf } from '../lock-self';

/** Changes one's own name, in every project. The same name again is fine. */
export async function updateProfile(ctx: UserContext, input: UpdateProfileInput): Promise<void> {
  await transact(async (tx) => {
    const user = await lockSelf(tx, ctx);
    const before = { firstName: user.firstName, lastName: user.lastName };
    if (before.firstName === input.firstName && before.lastName === input.lastName) return;
    const changed = await tx.user.update({
      where: { id: user.id },
      data: { ...input, ...personSearchColumns({ ...input, email: user.email }) },
    });
    await recordAuditForPerson(tx, ctx, changed, {
      event: 'profile.updated',
      before,
      after: input,
    });
  });
}

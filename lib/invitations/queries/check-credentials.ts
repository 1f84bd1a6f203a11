import type { Actor } from '../../core/actor';
import { assertAllowed } from '../../core/decision';
import { AppError } from '../../core/errors';
import { canWriteUsers } from '../../members/policy';
import { database } from '../../platform/database';
import { presentReasons } from '../invite-people';
import type { CredentialsInput } from '../schema';

/**
 * Tells early what would be in the way of creating this user.
 * @throws `forbidden`; `conflict` with the field for somebody who is in the project already
 */
export async function checkCredentials(actor: Actor, { email }: CredentialsInput): Promise<void> {
  assertAllowed(canWriteUsers(actor));
  const member = await database().member.findFirst({
    where: { projectId: actor.projectId, user: { email } },
    select: { status: true },
  });
  if (!member) return;
  const reason = presentReasons[member.status];
  throw new AppError('conflict', reason, { fieldErrors: { email: [reason] } });
}

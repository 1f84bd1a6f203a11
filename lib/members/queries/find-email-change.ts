import { findOpenLink } from '../../auth/account-links';
import type { Actor } from '../../core/actor';
import { assertAllowed } from '../../core/decision';
import { database } from '../../platform/database';
import { pendingEmailChange } from '../email-change';
import { canReadUsers } from '../policy';

/**
 * The address that a link would bring into force, or null when it opens nothing. Looking spends
 * nothing. The former address is not told: the new mailbox may turn out to be somebody else's.
 */
export async function findEmailChange(
  token: string,
  now: Date,
): Promise<{ newEmail: string } | null> {
  const link = await findOpenLink(database(), token, 'CONFIRM_EMAIL', now);
  return link?.email ? { newEmail: link.email } : null;
}

/** Whether an address of somebody of the actor's project waits for its confirmation. */
export async function hasEmailChange(actor: Actor, userId: string, now: Date): Promise<boolean> {
  assertAllowed(canReadUsers(actor));
  const links = await database().accountLink.count({
    where: {
      ...pendingEmailChange(userId, now),
      user: { memberships: { some: { projectId: actor.projectId } } },
    },
  });
  return links > 0;
}

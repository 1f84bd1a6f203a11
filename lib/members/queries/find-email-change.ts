import { findOpenLink } from '../../auth/account-links';
import { displayName } from '../../core/person-name';
import { database } from '../../platform/database';

/** The change that a link would bring into force, or null when it opens nothing. Looking spends nothing. */
export async function findEmailChange(
  token: string,
  now: Date,
): Promise<{ name: string; email: string; newEmail: string } | null> {
  const link = await findOpenLink(database(), token, 'CONFIRM_EMAIL', now);
  if (!link?.email) return null;
  return { name: displayName(link.user), email: link.user.email, newEmail: link.email };
}

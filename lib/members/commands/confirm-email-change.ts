import { recordAuditForPerson } from '../../audit/record-for-person';
import { findOpenLink, spendAccountLink, voidAccountLinks } from '../../auth/account-links';
import { refuseAccountLink } from '../../auth/refuse-account-link';
import { endAllSessions } from '../../auth/sessions';
import type { RequestContext } from '../../core/context';
import { displayName, personSearchColumns } from '../../core/person-name';
import { enqueueEmails } from '../../outbox/enqueue-email';
import { isUniqueViolation } from '../../platform/database-errors';
import { transact, type Tx } from '../../platform/transact';
import { assertEmailIsFree, emailIsTaken, mayStillHandOver } from '../email-change';
import type { ConfirmEmailInput } from '../identity-schema';

/**
 * Brings the address into force that a mailed link is for, and ends every session. Links that were
 * mailed to the former address end too: whoever reads that mailbox has no say any more.
 * @returns the new address
 * @throws `link_invalid` when the link is used, void, expired or unknown, or whoever asked for the
 * change has lost the right to; `conflict` when somebody has taken the address meanwhile, which
 * leaves the link as it was
 */
export async function confirmEmailChange(
  ctx: RequestContext,
  input: ConfirmEmailInput,
): Promise<{ email: string }> {
  let confirmed: { email: string } | null;
  try {
    confirmed = await transact((tx) => confirm(tx, ctx, input.link));
  } catch (error) {
    // Taken between the look and the change.
    if (isUniqueViolation(error, 'email')) throw emailIsTaken();
    throw error;
  }
  return confirmed ?? refuseAccountLink(ctx, 'e-mail confirmation');
}

async function confirm(
  tx: Tx,
  ctx: RequestContext,
  token: string,
): Promise<{ email: string } | null> {
  const link = await findOpenLink(tx, token, 'CONFIRM_EMAIL', ctx.now);
  if (!link?.email) return null;
  // The person first, as whoever makes a newer link does.
  await tx.$queryRaw`SELECT id FROM users WHERE id = ${link.userId}::uuid FOR UPDATE`;
  const user = await spendAccountLink(tx, token, 'CONFIRM_EMAIL', ctx.now);
  if (!user || !(await mayStillHandOver(tx, link, ctx.now))) return null;
  const { email } = link;
  await assertEmailIsFree(tx, email);
  await tx.user.update({
    where: { id: user.id },
    data: { email, ...personSearchColumns({ ...user, email }) },
  });
  // What still waits for them in other projects goes by the new address from here on.
  await tx.invitation.updateMany({
    where: { member: { userId: user.id }, acceptedAt: null, withdrawnAt: null },
    data: { email },
  });
  await voidAccountLinks(tx, user.id, ctx.now);
  const sessions = await endAllSessions(tx, user.id, ctx.now);
  await recordAuditForPerson(tx, ctx, user, {
    event: 'user.email_changed',
    before: { email: user.email },
    after: { email, endedSessions: sessions },
  });
  const mail = {
    template: 'email-changed' as const,
    props: {
      name: displayName(user),
      oldEmail: user.email,
      newEmail: email,
      at: ctx.now.toISOString(),
      address: ctx.address,
    },
  };
  await enqueueEmails(
    tx,
    [
      { ...mail, to: user.email },
      { ...mail, to: email },
    ],
    ctx.now,
  );
  return { email };
}

import { findChallenge } from '../../auth/challenges';
import { personalWordsOf } from '../../auth/new-password';
import { findInvitationLink, type ClosedReason } from '../invitation-link';

/** What the page behind an invitation link shows. */
export type InvitationView =
  | { state: 'unknown' }
  | { state: 'closed'; reason: ClosedReason; projectName: string }
  | {
      state: 'open';
      /** `join`: has an account; `continue`: chose a password before, in another browser. */
      step: 'password' | 'continue' | 'two-factor' | 'join';
      projectName: string;
      inviterName: string | null;
      roleNames: string[];
      expiresAt: Date;
      user: { id: string; email: string; firstName: string; lastName: string };
      /** The least length of a password. */
      passwordMinLength: number;
      /** What a password must not be made of. */
      personalWords: string[];
    };

/** Reads what a link opens for this browser. Spends nothing, as often as it is opened. */
export async function findInvitationByToken(
  token: string,
  challengeToken: string | null,
  now: Date,
): Promise<InvitationView> {
  const link = await findInvitationLink(token, now);
  if (!link) return { state: 'unknown' };
  const { name: projectName, passwordMinLength } = link.invitation.project;
  if (!link.open) return { state: 'closed', reason: link.reason, projectName };
  const { user } = link.member;
  return {
    state: 'open',
    step: await stepOf(user, challengeToken, now),
    projectName,
    inviterName: link.inviter?.name ?? null,
    roleNames: link.roleNames,
    expiresAt: link.invitation.expiresAt,
    user: {
      id: user.id,
      email: user.email,
      firstName: user.firstName,
      lastName: user.lastName,
    },
    passwordMinLength,
    personalWords: personalWordsOf(user, projectName),
  };
}

async function stepOf(
  user: { id: string; activatedAt: Date | null; passwordHash: string | null },
  challengeToken: string | null,
  now: Date,
): Promise<'password' | 'continue' | 'two-factor' | 'join'> {
  if (user.activatedAt) return 'join';
  if (!user.passwordHash) return 'password';
  const challenge = await findChallenge(challengeToken, 'ENROLMENT', now);
  return challenge?.userId === user.id ? 'two-factor' : 'continue';
}

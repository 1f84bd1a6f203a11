import type { StatusFacts } from './status';

export type ObstacleFacts = StatusFacts & {
  /** The password road is closed until a reset, however long one waits. */
  needsPasswordReset: boolean;
  activated: boolean;
  hasPassword: boolean;
  invitation: {
    expiresAt: Date;
    /** Whoever sent it may not give its roles any more. */
    isVoid: boolean;
    mail: { status: 'queued' | 'sent' | 'failed'; reason: string | null } | null;
  } | null;
};

/** Why somebody cannot sign in to the project at this moment. */
export type SignInObstacle =
  | { kind: 'disabled' | 'locked' | 'revoked' | 'needs-reset' }
  | { kind: 'void' | 'has-to-join' | 'no-password' | 'no-two-factor' }
  | { kind: 'ended'; at: Date }
  | { kind: 'expired'; at: Date }
  | { kind: 'mail-queued' | 'mail-failed'; reason: string | null }
  | { kind: 'password-locked'; until: Date };

/** The one thing to tell, of several the one to mend first; null when nothing is in the way. */
export function signInObstacle(facts: ObstacleFacts, now: Date): SignInObstacle | null {
  if (facts.disabledAt) return { kind: 'disabled' };
  if (facts.lockedAt) return { kind: 'locked' };
  if (facts.status === 'REVOKED') return { kind: 'revoked' };
  if (facts.endsAt && facts.endsAt <= now) return { kind: 'ended', at: facts.endsAt };
  if (facts.status === 'INVITED') return invitationObstacle(facts, now);
  if (facts.needsPasswordReset) return { kind: 'needs-reset' };
  if (facts.passwordLockedUntil && facts.passwordLockedUntil > now) {
    return { kind: 'password-locked', until: facts.passwordLockedUntil };
  }
  return null;
}

function invitationObstacle(facts: ObstacleFacts, now: Date): SignInObstacle | null {
  const { invitation } = facts;
  if (!invitation) return null;
  if (invitation.isVoid) return { kind: 'void' };
  if (invitation.expiresAt <= now) return { kind: 'expired', at: invitation.expiresAt };
  // Once somebody has chosen a password, the mail has evidently arrived.
  if (!facts.activated && facts.hasPassword) return { kind: 'no-two-factor' };
  const { mail } = invitation;
  if (mail && mail.status !== 'sent') {
    return { kind: `mail-${mail.status}`, reason: mail.reason };
  }
  return { kind: facts.activated ? 'has-to-join' : 'no-password' };
}

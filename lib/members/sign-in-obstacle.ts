import type { StatusFacts } from './status';

export type ObstacleFacts = StatusFacts & {
  /** The password road is closed until a reset, however long one waits. */
  needsPasswordReset: boolean;
  activated: boolean;
  hasPassword: boolean;
  /** Beside the password. */
  factors: { authenticator: boolean; passkey: boolean };
  /** Whether another project is open to them. */
  activeElsewhere: boolean;
  invitation: {
    expiresAt: Date;
    /** Whoever sent it may not give its roles any more. */
    isVoid: boolean;
    mail: { status: 'queued' | 'sent' | 'failed'; reason: string | null } | null;
  } | null;
};

/** Why somebody cannot sign in to the project at this moment. */
export type SignInObstacle =
  | { kind: 'disabled' | 'locked' }
  | { kind: 'void' | 'has-to-join' | 'no-password' | 'no-two-factor' | 'uninvited' }
  | { kind: 'revoked'; activeElsewhere: boolean }
  | { kind: 'ended'; at: Date; activeElsewhere: boolean }
  | { kind: 'expired'; at: Date }
  | { kind: 'mail-queued' | 'mail-failed'; reason: string | null }
  | { kind: 'factor-reset' }
  | { kind: 'needs-reset'; passkey: boolean }
  | { kind: 'password-locked'; until: Date; passkey: boolean };

/** The one thing to tell, of several the one to mend first; null when nothing is in the way. */
export function signInObstacle(facts: ObstacleFacts, now: Date): SignInObstacle | null {
  const { activeElsewhere, endsAt } = facts;
  const { authenticator, passkey } = facts.factors;
  if (facts.disabledAt) return { kind: 'disabled' };
  if (facts.lockedAt) return { kind: 'locked' };
  if (facts.status === 'REVOKED') return { kind: 'revoked', activeElsewhere };
  if (endsAt && endsAt <= now) return { kind: 'ended', at: endsAt, activeElsewhere };
  if (facts.status === 'INVITED') return invitationObstacle(facts, now);
  // Through an invitation only, and none is left.
  if (!facts.activated) return { kind: 'uninvited' };
  if (facts.needsPasswordReset) return { kind: 'needs-reset', passkey };
  if (facts.passwordLockedUntil && facts.passwordLockedUntil > now) {
    return { kind: 'password-locked', until: facts.passwordLockedUntil, passkey };
  }
  return authenticator || passkey ? null : { kind: 'factor-reset' };
}

function invitationObstacle(facts: ObstacleFacts, now: Date): SignInObstacle {
  const { invitation } = facts;
  if (!invitation) return { kind: 'uninvited' };
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

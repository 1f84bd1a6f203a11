import type { PasscodeStatus } from '../core/passcode-terms';

type CurrentPasscode = { revokedAt: Date | null; endsAt: Date | null };

/** What a member's newest passcode is at a moment. */
export function passcodeStatusOf(current: CurrentPasscode | null, now: Date): PasscodeStatus {
  if (!current) return 'NONE';
  if (current.revokedAt) return 'REVOKED';
  return current.endsAt && current.endsAt <= now ? 'EXPIRED' : 'ACTIVE';
}

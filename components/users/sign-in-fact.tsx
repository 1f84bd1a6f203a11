import { ExactTime } from '@/components/ui/time';
import { waitsForUnlock } from '@/lib/core/password-lock';
import type { Lock } from './lock';

export interface SignInFactProps {
  lock: Lock | null;
  failedAttempts: number;
}

/** Beside a status in the list: until when somebody is locked, or how often sign-in failed. */
export function SignInFact({ lock, failedAttempts }: SignInFactProps) {
  if (!lock && failedAttempts === 0) return null;
  return (
    <span className="text-sm text-muted max-md:hidden">
      {lock ? (
        <LockFact lock={lock} />
      ) : (
        `${failedAttempts} failed ${failedAttempts === 1 ? 'attempt' : 'attempts'}`
      )}
    </span>
  );
}

function LockFact({ lock }: { lock: Lock }) {
  if (lock.by === 'admin') return 'by an administrator';
  if (waitsForUnlock(lock.until)) return 'until unlocked';
  return (
    <>
      until <ExactTime value={lock.until} />
    </>
  );
}

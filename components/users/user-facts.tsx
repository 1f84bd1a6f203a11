import { Definition, DefinitionList } from '@/components/ui/definition-list';
import type { ReactNode } from 'react';
import { DateOnly, ExactTime, LastDay, RelativeTime } from '@/components/ui/time';
import { waitsForUnlock } from '@/lib/core/password-lock';
import type { PasscodeStatus } from '@/lib/core/passcode-terms';
import { PasscodeBadge } from '../passcodes/passcode-badge';
import type { Lock } from './lock';

export interface UserFactsProps {
  user: {
    role: string;
    enabled: boolean;
    access: 'open' | 'invited' | 'revoked' | 'ended';
    lock: Lock | null;
    failedAttempts: number;
    twoFactor: boolean;
    passcode: PasscodeStatus;
    lastSignInAt: Date | null;
    addedAt: Date;
    joinedAt: Date | null;
    endsAt: Date | null;
    invitedBy: string | null;
  };
  /** What changes a fact, beside it. */
  controls?: {
    enabled?: ReactNode;
    lock?: ReactNode;
    access?: ReactNode;
    twoFactor?: ReactNode;
    passcode?: ReactNode;
    endsAt?: ReactNode;
  };
}

const accessWords = {
  open: 'Granted',
  invited: 'Invited, not accepted yet',
  revoked: 'Revoked',
  ended: 'Ended',
};

export function UserFacts({ user, controls = {} }: UserFactsProps) {
  return (
    <DefinitionList>
      <Definition term="Role">{user.role}</Definition>
      <Definition term="Account Enabled" action={controls.enabled}>
        {user.enabled ? 'Yes' : 'No'}
      </Definition>
      <Definition term="Account Locked" action={controls.lock}>
        <LockWords lock={user.lock} />
      </Definition>
      <Definition term="Access to this project" action={controls.access}>
        {accessWords[user.access]}
      </Definition>
      <Definition term="Failed attempts">
        <FailedAttempts count={user.failedAttempts} />
      </Definition>
      <Definition term="Two-factor" action={controls.twoFactor}>
        {user.twoFactor ? 'On' : 'Off'}
      </Definition>
      <Definition term="Passcode Status" action={controls.passcode}>
        <PasscodeBadge status={user.passcode} />
      </Definition>
      <Definition term="Last Login">
        {user.lastSignInAt ? <RelativeTime value={user.lastSignInAt} /> : 'Never'}
      </Definition>
      {user.invitedBy && <Definition term="Invited by">{user.invitedBy}</Definition>}
      <Definition term="Added">
        <DateOnly value={user.addedAt} />
      </Definition>
      {user.joinedAt && (
        <Definition term="Member since">
          <DateOnly value={user.joinedAt} />
        </Definition>
      )}
      {user.endsAt && (
        <Definition term="Ends on" action={controls.endsAt}>
          <LastDay value={user.endsAt} />
        </Definition>
      )}
    </DefinitionList>
  );
}

export function FailedAttempts({ count }: { count: number }) {
  if (count === 0) return 'None since the last sign-in';
  return `${count} wrong ${count === 1 ? 'password' : 'passwords'} since the last right one`;
}

export function LockWords({ lock }: { lock: Lock | null }) {
  if (!lock) return 'No';
  if (lock.by === 'admin') return 'Yes, by an administrator';
  if (waitsForUnlock(lock.until)) {
    return 'Yes, after too many wrong passwords, until an administrator unlocks it';
  }
  return (
    <>
      Yes, after too many wrong passwords, until <ExactTime value={lock.until} />
    </>
  );
}

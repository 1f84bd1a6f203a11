import type { ReactNode } from 'react';
import { Definition, DefinitionList } from '@/components/ui/definition-list';
import { RelativeTime } from '@/components/ui/time';
import { FailedAttempts, LockWords } from '../user-facts';
import type { Lock } from '../lock';

export interface PasswordSectionProps {
  changedAt: Date | null;
  failedAttempts: number;
  lock: Lock | null;
  /** Sends the link to choose another. */
  reset?: ReactNode;
}

/** What is known of a password: never the password. */
export function PasswordSection({ changedAt, failedAttempts, lock, reset }: PasswordSectionProps) {
  return (
    <section aria-labelledby="password">
      <div className="mb-1 flex flex-wrap items-center justify-between gap-2">
        <h2 id="password" className="font-semibold">
          Password
        </h2>
        {reset}
      </div>
      <DefinitionList>
        <Definition term="Last changed">
          {changedAt ? <RelativeTime value={changedAt} /> : 'Never since it was set up'}
        </Definition>
        <Definition term="Failed attempts">
          <FailedAttempts count={failedAttempts} />
        </Definition>
        <Definition term="Account Locked">
          <LockWords lock={lock} />
        </Definition>
      </DefinitionList>
    </section>
  );
}

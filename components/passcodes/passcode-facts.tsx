import { Definition, DefinitionList } from '@/components/ui/definition-list';
import { ExactTime, RelativeTime } from '@/components/ui/time';
import {
  maskedPasscode,
  tenureNames,
  type PasscodeStatus,
  type PasscodeTenure,
} from '@/lib/core/passcode-terms';
import { PasscodeBadge } from './passcode-badge';

/** A passcode without its secret. */
export type ShownPasscode = {
  id: string;
  prefix: string;
  tenure: PasscodeTenure;
  readOnly: boolean;
  createdAt: Date;
  endsAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  lastUsedAddress: string | null;
};

export interface PasscodeFactsProps {
  status: PasscodeStatus;
  current: ShownPasscode & { grantedBy: { name: string | null } };
  overlapping: readonly ShownPasscode[];
}

const endTerms: Record<PasscodeStatus, string> = {
  NONE: 'Works until',
  ACTIVE: 'Works until',
  EXPIRED: 'Ended',
  REVOKED: 'Was to end',
};

/** What is known of somebody's passcode, and of older ones that still work. */
export function PasscodeFacts({ status, current, overlapping }: PasscodeFactsProps) {
  const { prefix, tenure, readOnly, createdAt, endsAt, revokedAt, grantedBy } = current;
  return (
    <DefinitionList>
      <Definition term="Passcode Status">
        <PasscodeBadge status={status} />
      </Definition>
      <Definition term="Passcode">
        <code className="font-mono text-sm">{maskedPasscode(prefix)}</code>
      </Definition>
      <Definition term="Granted">
        <RelativeTime value={createdAt} /> by{' '}
        <bdi>{grantedBy.name ?? 'somebody who is gone since'}</bdi>
      </Definition>
      <Definition term="Passcode time">{tenureNames[tenure]}</Definition>
      <Definition term={endTerms[status]}>
        {endsAt ? (
          <ExactTime value={endsAt} />
        ) : status === 'ACTIVE' ? (
          'Somebody revokes it'
        ) : (
          'Never'
        )}
      </Definition>
      {revokedAt && (
        <Definition term="Revoked">
          <ExactTime value={revokedAt} />
        </Definition>
      )}
      <Definition term="Read only">
        {readOnly ? 'Yes, calls that change something are refused' : 'No'}
      </Definition>
      <Definition term="Last used">
        <LastUse passcode={current} />
      </Definition>
      {overlapping.length > 0 && (
        <Definition term="Still working beside it">
          <ul className="flex flex-col gap-1" aria-label="Older passcodes that still work">
            {overlapping.map((old) => (
              <li key={old.id}>
                <code className="font-mono text-sm">{maskedPasscode(old.prefix)}</code>
                <span className="text-muted">
                  {' '}
                  {old.endsAt && (
                    <>
                      · until <ExactTime value={old.endsAt} />
                    </>
                  )}{' '}
                  · <LastUse passcode={old} inside />
                </span>
              </li>
            ))}
          </ul>
        </Definition>
      )}
    </DefinitionList>
  );
}

interface LastUseProps {
  passcode: Pick<ShownPasscode, 'lastUsedAt' | 'lastUsedAddress'>;
  /** Within a sentence. */
  inside?: boolean;
}

export function LastUse({ passcode: { lastUsedAt, lastUsedAddress }, inside }: LastUseProps) {
  if (!lastUsedAt) return inside ? 'never used' : 'Never';
  return (
    <>
      {inside && 'last used '}
      <RelativeTime value={lastUsedAt} />
      {lastUsedAddress && ` from ${lastUsedAddress}`}
    </>
  );
}

import { ButtonLink } from '@/components/ui/button-link';
import { DateOnly } from '@/components/ui/time';
import { maskedPasscode, type PasscodeStatus } from '@/lib/core/passcode-terms';
import { PasscodeBadge } from './passcode-badge';
import { LastUse, type ShownPasscode } from './passcode-facts';

export type ShownOwnPasscode = {
  slug: string;
  projectName: string;
  status: PasscodeStatus;
  current: ShownPasscode | null;
  overlapping: readonly ShownPasscode[];
};

export interface OwnPasscodesProps {
  passcodes: readonly ShownOwnPasscode[];
  /** The address of the page, to which a panel is added. */
  base: string;
}

/** One's own passcode in each project, and the way to end it. */
export function OwnPasscodes({ passcodes, base }: OwnPasscodesProps) {
  return (
    <ul aria-label="Passcodes" className="divide-y border-y">
      {passcodes.map(({ slug, projectName, status, current, overlapping }) => (
        <li
          key={slug}
          className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2"
        >
          <div className="min-w-0 flex-1 basis-56">
            <p className="flex flex-wrap items-center gap-x-2 font-medium wrap-anywhere">
              <bdi>{projectName}</bdi> {current && <PasscodeBadge status={status} />}
            </p>
            {current ? (
              <Facts passcode={current} status={status} older={overlapping.length} />
            ) : (
              <p className="text-sm text-muted">None</p>
            )}
          </div>
          {status === 'ACTIVE' && (
            <ButtonLink
              href={`${base}?panel=revoke-passcode&in=${slug}`}
              size="small"
              scroll={false}
              aria-label={`Revoke the passcode for ${projectName}`}
            >
              Revoke
            </ButtonLink>
          )}
        </li>
      ))}
    </ul>
  );
}

interface FactsProps {
  passcode: ShownPasscode;
  status: PasscodeStatus;
  /** How many older ones still work. */
  older: number;
}

function Facts({ passcode, status, older }: FactsProps) {
  const { prefix, readOnly, endsAt } = passcode;
  return (
    <p className="text-sm text-muted">
      <code className="font-mono">{maskedPasscode(prefix)}</code> ·{' '}
      {endsAt ? (
        <>
          {status === 'EXPIRED' ? 'ended' : 'until'} <DateOnly value={endsAt} />
        </>
      ) : (
        'forever'
      )}
      {readOnly && ' · read only'} · <LastUse passcode={passcode} inside />
      {older > 0 && ` · ${older} older still working`}
    </p>
  );
}

import { RefusedButton } from '@/components/ui/refused-button';
import { ButtonLink } from '@/components/ui/button-link';
import { Definition, DefinitionList } from '@/components/ui/definition-list';
import { DateOnly, RelativeTime } from '@/components/ui/time';
import type { ActControl } from './act-control';

export interface SecondFactorSectionProps {
  authenticatorSince: Date | null;
  recoveryCodesLeft: number;
  passkeys: readonly { id: string; name: string; createdAt: Date; lastUsedAt: Date | null }[];
  /** Whether they have set up the account at all. */
  activated: boolean;
  /** Absent for those who may not change users. */
  reset?: ActControl | undefined;
}

/** What somebody proves themselves with beside the password. */
export function SecondFactorSection(props: SecondFactorSectionProps) {
  const { authenticatorSince, recoveryCodesLeft, passkeys, activated, reset } = props;
  const none = !authenticatorSince && recoveryCodesLeft === 0 && passkeys.length === 0;
  return (
    <section aria-labelledby="two-factor">
      <div className="mb-1 flex flex-wrap items-center justify-between gap-2">
        <h2 id="two-factor" className="font-semibold">
          Two-factor authentication
        </h2>
        {reset && !none && <ResetTwoFactor {...reset} />}
      </div>
      {none && activated && (
        <p className="mb-1 text-muted">
          It was reset. After their password, the sign-in page mails them a link to set it up again.
        </p>
      )}
      <DefinitionList>
        <Definition term="Two-factor">
          {authenticatorSince || passkeys.length > 0 ? 'On' : 'Off'}
        </Definition>
        <Definition term="Authenticator app">
          {authenticatorSince ? (
            <>
              Set up on <DateOnly value={authenticatorSince} />
            </>
          ) : (
            'Not set up'
          )}
        </Definition>
        <Definition term="Recovery codes">
          {recoveryCodesLeft === 0 ? 'None left' : `${recoveryCodesLeft} left`}
        </Definition>
        <Definition term="Passkeys">
          {passkeys.length === 0 ? 'None' : <PasskeyList passkeys={passkeys} />}
        </Definition>
      </DefinitionList>
    </section>
  );
}

function ResetTwoFactor({ href, refusal }: ActControl) {
  if (refusal) return <RefusedButton reason={refusal}>Reset two-factor</RefusedButton>;
  return (
    <ButtonLink href={href} scroll={false}>
      Reset two-factor
    </ButtonLink>
  );
}

function PasskeyList({ passkeys }: Pick<SecondFactorSectionProps, 'passkeys'>) {
  return (
    <ul className="flex flex-col gap-1" aria-label="Passkeys">
      {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
        <li key={id}>
          <bdi className="font-medium">{name}</bdi>
          <span className="text-muted">
            {' '}
            · added on <DateOnly value={createdAt} /> ·{' '}
            {lastUsedAt ? (
              <>
                last used <RelativeTime value={lastUsedAt} />
              </>
            ) : (
              'never used'
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

import { EmailLayout, Paragraph } from './components/email-layout';
import { OccurredAt } from './components/occurred-at';

/** What became of a person's sign-in by their own hand. */
export type SignInChange =
  { change: 'passkey-added' | 'passkey-removed'; passkey: string } | { change: 'recovery-codes' };

export type SignInChangedEmailProps = {
  name: string;
  at: string;
  address: string | null;
} & SignInChange;

const headings: Record<SignInChange['change'], string> = {
  'passkey-added': 'A passkey was added to your account',
  'passkey-removed': 'A passkey was removed from your account',
  'recovery-codes': 'Your recovery codes were replaced',
};

export const signInChangedSubject = ({ change }: SignInChangedEmailProps) => headings[change];

export function SignInChangedEmail(props: SignInChangedEmailProps) {
  const { name, at, address } = props;
  const when = <OccurredAt at={at} address={address} />;
  return (
    <EmailLayout
      preview="If it was not you, act now."
      heading={headings[props.change]}
      reason="You get this mail because your sign-in changed. It is sent to every account, and cannot be switched off."
    >
      <Paragraph>
        Hello <bdi>{name}</bdi>,
      </Paragraph>
      {props.change === 'passkey-added' && (
        <Paragraph>
          The passkey “<bdi>{props.passkey}</bdi>” was added {when}. It signs in to your account
          without your password.
        </Paragraph>
      )}
      {props.change === 'passkey-removed' && (
        <Paragraph>
          The passkey “<bdi>{props.passkey}</bdi>” was removed {when}. It no longer signs in to your
          account.
        </Paragraph>
      )}
      {props.change === 'recovery-codes' && (
        <Paragraph>
          Ten new recovery codes were made {when}. The earlier ones no longer work.
        </Paragraph>
      )}
      <Paragraph>
        If it was you, there is nothing to do. If it was not, somebody has used your account: choose
        “Forgot password” on the sign-in page at once, which signs everybody out, and tell an Admin
        of your project.
      </Paragraph>
    </EmailLayout>
  );
}

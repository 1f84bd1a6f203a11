import { Action } from './components/action';
import { EmailLayout, Paragraph } from './components/email-layout';
import { shortened } from './inert-text';
import { utcTime } from './utc-time';

export type InvitationEmailProps = {
  /** Null with the address when nobody in particular invites: the operator's first Admin. */
  inviterName: string | null;
  inviterEmail: string | null;
  projectName: string;
  roleNames: string[];
  link: string;
  expiresAt: string;
  /** Whether the person has a password and two-factor set up already. */
  hasAccount: boolean;
};

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

export function invitationSubject(props: InvitationEmailProps): string {
  const inviter = props.inviterName || props.inviterEmail;
  const project = shortened(props.projectName);
  return inviter
    ? `${shortened(inviter)} invited you to ${project}`
    : `Finish setting up your account for ${project}`;
}

export function InvitationEmail(props: InvitationEmailProps) {
  const { inviterName, inviterEmail, projectName, roleNames, link, expiresAt, hasAccount } = props;
  const inviter = shortened(inviterName || inviterEmail || '');
  const roles = roleNames.length > 0 ? list.format(roleNames) : null;
  return (
    <EmailLayout
      preview={`The link works until ${utcTime(expiresAt)}.`}
      heading={
        inviter ? (
          <>
            <bdi>{inviter}</bdi> invited you to <bdi>{projectName}</bdi>
          </>
        ) : (
          <>
            Finish setting up your account for <bdi>{projectName}</bdi>
          </>
        )
      }
      reason={
        inviter ? (
          <>
            You get this mail because <bdi>{inviter}</bdi> entered your address in Rolecall. If you
            did not expect it, ignore it: nothing happens until somebody uses the link.
          </>
        ) : (
          <>
            You get this mail because the operator of Rolecall entered your address. If you did not
            expect it, ignore it: nothing happens until somebody uses the link.
          </>
        )
      }
    >
      {(roles || inviterEmail) && (
        <Paragraph>
          {roles && (
            <>
              Your {roleNames.length > 1 ? 'roles' : 'role'} there: <bdi>{roles}</bdi>.{' '}
            </>
          )}
          {inviterEmail && <>If you have a question, write to {inviterEmail}.</>}
        </Paragraph>
      )}
      <Paragraph>
        {hasAccount
          ? 'You already have a Rolecall account. Sign in with it to join.'
          : 'To get in, set a password and two-factor authentication. You need an authenticator app on your phone or computer.'}
      </Paragraph>
      <Action label={inviter ? 'Accept invitation' : 'Set up your account'} link={link} />
      <Paragraph>
        The link works until {utcTime(expiresAt)}.
        {!hasAccount && ' You can stop half-way and come back to it.'}
      </Paragraph>
    </EmailLayout>
  );
}

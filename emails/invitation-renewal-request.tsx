import { Action } from './components/action';
import { EmailLayout, Paragraph } from './components/email-layout';
import { shortened } from './inert-text';

export type InvitationRenewalRequestEmailProps = {
  /** The reader: who sent the invitation, or an Admin in their place. */
  inviterName: string;
  personName: string;
  personEmail: string;
  projectName: string;
  userLink: string;
};

export function invitationRenewalRequestSubject(props: InvitationRenewalRequestEmailProps): string {
  return `${shortened(props.personName)} needs a new invitation to ${shortened(props.projectName)}`;
}

export function InvitationRenewalRequestEmail(props: InvitationRenewalRequestEmailProps) {
  const { inviterName, personName, personEmail, projectName, userLink } = props;
  return (
    <EmailLayout
      preview="Their link no longer works, and they ask for another."
      heading={
        <>
          <bdi>{personName}</bdi> needs a new invitation
        </>
      }
      reason={
        <>
          You get this mail because you can invite people to <bdi>{projectName}</bdi>. Nothing is
          sent to them unless you do it.
        </>
      }
    >
      <Paragraph>
        Hello <bdi>{inviterName}</bdi>,
      </Paragraph>
      <Paragraph>
        The invitation of <bdi>{personName}</bdi>
        {personName !== personEmail && ` (${personEmail})`} to <bdi>{projectName}</bdi> no longer
        works, and its link was used to ask for a new one. Send it if they should still get in.
      </Paragraph>
      <Action label="Open in Rolecall" link={userLink} />
    </EmailLayout>
  );
}

import type { ReactNode } from 'react';
import { Definition, DefinitionList } from '@/components/ui/definition-list';
import { ExactTime } from '@/components/ui/time';
import { type InvitationMail, MailStatus } from './mail-status';

export interface InvitationSectionProps {
  invitation: {
    sentBy: string | null;
    sentAt: Date;
    expiresAt: Date;
    expired: boolean;
    mail: InvitationMail | null;
  };
  /** What can be done about it. */
  controls: ReactNode;
}

export function InvitationSection({ invitation, controls }: InvitationSectionProps) {
  const { sentBy, sentAt, expiresAt, expired, mail } = invitation;
  return (
    <section aria-labelledby="invitation">
      <h2 id="invitation" className="mb-1 font-semibold">
        Invitation
      </h2>
      <DefinitionList>
        <Definition term="Sent by">{sentBy ?? 'The operator of this installation'}</Definition>
        <Definition term="Sent">
          <ExactTime value={sentAt} />
        </Definition>
        <Definition term={expired ? 'Expired' : 'Expires'}>
          <ExactTime value={expiresAt} />
        </Definition>
        <Definition term="Mail">
          {mail ? <MailStatus mail={mail} /> : 'None: the link was given by hand'}
        </Definition>
      </DefinitionList>
      <div className="mt-3 flex flex-col items-start gap-2">{controls}</div>
    </section>
  );
}

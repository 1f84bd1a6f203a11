import { CircleCheck, Clock, type LucideIcon, MailQuestionMark, MailX } from 'lucide-react';
import { Badge, type Tone } from '@/components/ui/badge';
import type { InvitationStatus } from '@/lib/invitations/listing-schema';

export const invitationWords: Record<InvitationStatus, string> = {
  PENDING: 'Pending',
  EXPIRED: 'Expired',
  WITHDRAWN: 'Withdrawn',
  ACCEPTED: 'Accepted',
};

const looks: Record<InvitationStatus, { tone: Tone; icon: LucideIcon }> = {
  PENDING: { tone: 'warn', icon: MailQuestionMark },
  EXPIRED: { tone: 'bad', icon: Clock },
  WITHDRAWN: { tone: 'neutral', icon: MailX },
  ACCEPTED: { tone: 'good', icon: CircleCheck },
};

export interface InvitationBadgeProps {
  status: InvitationStatus;
  /** Whoever sent it has lost the right to give what it gives. */
  isVoid: boolean;
}

export function InvitationBadge({ status, isVoid }: InvitationBadgeProps) {
  if (isVoid) {
    return (
      <span title="Whoever sent it may not give this access any more, so its links open nothing. Resend it in your own name.">
        <Badge tone="bad" icon={MailX}>
          Void
        </Badge>
      </span>
    );
  }
  return <Badge {...looks[status]}>{invitationWords[status]}</Badge>;
}

import { CircleX, Clock, MailCheck } from 'lucide-react';
import { classNames } from '@/components/ui/class-names';

export type InvitationMail = { status: 'queued' | 'sent' | 'failed'; reason: string | null };

export interface MailStatusProps {
  mail: InvitationMail;
  /** The invitation's links work no more, whatever became of the mail. */
  expired?: boolean;
  /** In a table: one line, cut short. */
  className?: string;
}

/** What became of an invitation's mail: "Mail queued", "Sent", "Mail failed: …". */
export function MailStatus({ mail, expired = false, className }: MailStatusProps) {
  const { Icon, text } = lookOf(mail, expired);
  return (
    <span className={classNames('inline-flex min-w-0 gap-1 text-muted', className)}>
      <Icon
        aria-hidden
        className={classNames(
          'mt-[0.2em] size-3.5 shrink-0',
          mail.status === 'failed' && 'text-bad',
        )}
      />
      <span title={mail.reason ?? undefined} className={className ? 'truncate' : 'wrap-anywhere'}>
        {text}
      </span>
    </span>
  );
}

function lookOf({ status, reason }: InvitationMail, expired: boolean) {
  if (status === 'failed') {
    return { Icon: CircleX, text: `Mail failed: ${reason ?? 'the mail server refused it'}` };
  }
  if (expired) return { Icon: Clock, text: 'Expired' };
  return status === 'sent'
    ? { Icon: MailCheck, text: 'Sent' }
    : { Icon: Clock, text: 'Mail queued' };
}

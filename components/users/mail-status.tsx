import { CircleX, Clock, MailCheck } from 'lucide-react';
import type { ReactNode } from 'react';

export type InvitationMail = { status: 'queued' | 'sent' | 'failed'; reason: string | null };

export interface MailStatusProps {
  mail: InvitationMail;
  /** The invitation's links work no more, whatever became of the mail. */
  expired?: boolean;
}

/** What became of an invitation's mail, in a few words: "Mail queued", "Sent", "Mail failed: …". */
export function MailStatus({ mail, expired = false }: MailStatusProps) {
  if (mail.status === 'failed') {
    const reason = `: ${mail.reason ?? 'the mail server refused it'}`;
    return (
      <Line icon={<CircleX aria-hidden className="text-bad" />} title={`Mail failed${reason}`}>
        Mail failed
        {/* A narrow row needs its room for the name; the person's page says it in full. */}
        <span className="max-md:sr-only">{reason}</span>
      </Line>
    );
  }
  if (expired) return <Line icon={<Clock aria-hidden />}>Expired</Line>;
  if (mail.status === 'sent') return <Line icon={<MailCheck aria-hidden />}>Sent</Line>;
  return (
    <Line
      icon={<Clock aria-hidden />}
      title={mail.reason ? `Last attempt failed: ${mail.reason}` : undefined}
    >
      Mail queued
    </Line>
  );
}

function Line({ icon, title, children }: { icon: ReactNode; title?: string; children: ReactNode }) {
  return (
    <span
      title={title}
      className="inline-flex min-w-0 items-center gap-1 text-muted [&_svg]:size-3.5 [&_svg]:shrink-0"
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}

import type { MailStatus } from '../core/mail-status';

type Message = {
  status: 'QUEUED' | 'SENT' | 'FAILED';
  attempts: number;
  lastError: string | null;
  nextAttemptAt: Date;
  sentAt: Date | null;
};

export function mailStatusOf(message: Message): MailStatus {
  const { attempts, sentAt, lastError } = message;
  if (message.status === 'SENT') {
    return { status: 'sent', reason: null, attempts, sentAt, nextAttemptAt: null };
  }
  const failed = message.status === 'FAILED';
  return {
    status: failed ? 'failed' : 'queued',
    reason: lastError,
    attempts,
    sentAt: null,
    nextAttemptAt: failed ? null : message.nextAttemptAt,
  };
}

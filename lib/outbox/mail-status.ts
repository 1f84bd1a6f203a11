type Message = {
  status: 'QUEUED' | 'SENT' | 'FAILED';
  attempts: number;
  lastError: string | null;
  nextAttemptAt: Date;
  sentAt: Date | null;
};

/** How the delivery of a mail goes, as screens tell it. */
export type MailStatus = {
  status: 'queued' | 'sent' | 'failed';
  /** Why it waits or failed, in a sentence; null when it waits for nothing but its turn. */
  reason: string | null;
  attempts: number;
  sentAt: Date | null;
  /** The earliest moment of the next attempt, while there will be one. */
  nextAttemptAt: Date | null;
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

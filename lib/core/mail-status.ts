import { z } from 'zod';

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

const time = z.iso.datetime();

export const mailResource = z.object({
  status: z.enum(['queued', 'sent', 'failed']),
  reason: z.string().nullable().meta({ description: 'Why it waits or failed.' }),
  attempts: z.int(),
  sentAt: time.nullable(),
  nextAttemptAt: time.nullable(),
});

export function toMailResource(mail: MailStatus): z.output<typeof mailResource> {
  return {
    ...mail,
    sentAt: mail.sentAt?.toISOString() ?? null,
    nextAttemptAt: mail.nextAttemptAt?.toISOString() ?? null,
  };
}

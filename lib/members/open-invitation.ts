import type { MailStatus } from '../core/mail-status';

/** An invitation that waits for its person. */
export type OpenInvitation = {
  id: string;
  sentAt: Date;
  expiresAt: Date;
  /** Null where no mail is owed: the operator gave the first Admin the link. */
  mail: MailStatus | null;
};

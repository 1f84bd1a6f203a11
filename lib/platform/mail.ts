import { createTransport } from 'nodemailer';
import { getEnv } from './env';

/** One mail as it leaves: the server is given exactly one recipient. */
export type Mail = {
  to: string;
  subject: string;
  html: string;
  text: string;
  /** Without angle brackets; the same on every attempt, so that a repeated mail is recognised. */
  messageId: string;
  date: Date;
};

export type MailTransport = {
  /** @throws what the mail server or the connection answered; an abort closes the connection */
  send: (mail: Mail, signal: AbortSignal) => Promise<void>;
  /** Closes all connections, also those that are delivering: their mails fail. */
  close: () => void;
};

/** How many connections to the mail server are open at most. */
export const mailConnections = 5;

export function openMailTransport(smtpUrl = getEnv().SMTP_URL): MailTransport {
  const { MAIL_FROM } = getEnv();
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: mailConnections,
    // A connection that the server dropped while it idled is replaced once; all other repetition
    // is the outbox's, where it is recorded.
    maxRequeues: 1,
    idleTimeout: 10_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    dnsTimeout: 10_000,
    // Mails are built from texts only; nothing may make the library read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail, signal) {
      await transport.sendMail({
        from: MAIL_FROM,
        // As an object, so that no text in it is read as a list of addresses.
        to: { name: '', address: mail.to },
        subject: mail.subject,
        html: mail.html,
        text: mail.text,
        messageId: `<${mail.messageId}>`,
        date: mail.date,
        headers: {
          // Out-of-office replies and the like stay away (RFC 3834, and Exchange's own form).
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
        },
        signal,
      });
    },
    close: () => transport.close({ force: true }),
  };
}

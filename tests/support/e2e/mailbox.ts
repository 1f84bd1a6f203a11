import { expect } from '@playwright/test';

/** A mail that was received over SMTP, as the mail catcher tells it. */
export type ReceivedMail = {
  id: string;
  messageId: string;
  from: string;
  to: string[];
  recipients: string[];
  subject: string;
  text: string;
  html: string;
};

/** The mails that an address received, newest first. */
export async function mailsTo(
  address: string,
  mailboxUrl = process.env.MAILBOX_URL,
): Promise<ReceivedMail[]> {
  const query = new URLSearchParams({ to: address, limit: '1000' });
  const response = await fetch(`${mailboxUrl}/api/messages?${query}`);
  if (!response.ok) throw new Error(`The mail catcher answered ${response.status}`);
  return (await response.json()) as ReceivedMail[];
}

/** Waits until an address received so many mails on a subject; newest first. */
export async function waitForMails(
  address: string,
  subject: RegExp,
  { count = 1, mailboxUrl = process.env.MAILBOX_URL } = {},
): Promise<ReceivedMail[]> {
  let found: ReceivedMail[] = [];
  await expect
    .poll(
      async () => {
        const mails = await mailsTo(address, mailboxUrl);
        found = mails.filter((mail) => subject.test(mail.subject));
        return found.length;
      },
      { message: `${count} mails to ${address} on ${subject}`, timeout: 20_000 },
    )
    .toBe(count);
  return found;
}

/** The link of ours in a mail's plain text, which says the same as its HTML. */
export function linkIn(mail: ReceivedMail, path: string): string {
  const [link] = new RegExp(`https?://\\S+?/${path}/[\\w-]+`).exec(mail.text) ?? [];
  if (!link) throw new Error(`No link to /${path}/ in: ${mail.text}`);
  expect(mail.html).toContain(link);
  return link;
}

export async function waitForMail(
  address: string,
  subject: RegExp,
  mailboxUrl = process.env.MAILBOX_URL,
): Promise<ReceivedMail> {
  const [mail] = await waitForMails(address, subject, { mailboxUrl });
  return mail!;
}

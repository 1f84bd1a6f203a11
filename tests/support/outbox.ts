import { unseal } from '@/lib/platform/crypto';
import { database } from '@/lib/platform/database';

type SealedMail = { props: Record<string, unknown> };

/** The mails that are owed to an address, by the moment they were owed, with what they say. */
export async function owedMails(
  recipient: string,
): Promise<{ template: string; props: Record<string, unknown> }[]> {
  const messages = await database().outboxMessage.findMany({
    where: { recipient, status: 'QUEUED' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return messages.map((message) => ({
    template: message.template,
    props: (JSON.parse(unseal('outbox-props', message.sealedProps!)) as SealedMail).props,
  }));
}

/** The secret part of the link in the newest mail of a kind; each has to be of another moment. */
export async function mailedToken(recipient: string, template: string): Promise<string> {
  const mail = (await owedMails(recipient)).filter((each) => each.template === template).at(-1);
  if (typeof mail?.props.link !== 'string') throw new Error(`No ${template} for ${recipient}`);
  return new URL(mail.props.link).pathname.split('/').at(-1)!;
}

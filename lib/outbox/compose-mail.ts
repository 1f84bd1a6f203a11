import { isEmailTemplate } from '../../emails/registry';
import { renderEmail } from '../../emails/render-email';
import { unseal } from '../platform/crypto';
import { getEnv } from '../platform/env';
import type { Mail } from '../platform/mail';
import { DeliveryError } from './delivery-fault';
import type { OutgoingEmail } from './enqueue-email';
import type { ClaimedMessage } from './message-queue';

/** Never changes for a message, so that readers' programs drop a copy that was sent again. */
function messageIdOf(message: ClaimedMessage): string {
  return `${message.id}@${new URL(getEnv().APP_URL).hostname}`;
}

function openSealed(message: ClaimedMessage): OutgoingEmail {
  let email: OutgoingEmail;
  try {
    email = JSON.parse(unseal('outbox-props', message.sealedProps)) as OutgoingEmail;
  } catch (cause) {
    throw new DeliveryError(
      'refused',
      'The mail cannot be read with the present AUTH_SECRET. Send it again.',
      { cause },
    );
  }
  // Whoever can write to the table, but has no key, must not get a link mailed to themselves.
  if (email.to !== message.recipient || email.template !== message.template) {
    throw new DeliveryError('refused', 'The mail was altered after it was written.');
  }
  return email;
}

/** @throws DeliveryError when the message cannot be made into a mail */
export async function composeMail(message: ClaimedMessage): Promise<Mail> {
  if (!isEmailTemplate(message.template)) {
    // During an upgrade, a newer copy of the server beside this one may know it.
    throw new DeliveryError('later', 'This version of Rolecall does not know this kind of mail.');
  }
  const { template, props } = openSealed(message);
  try {
    const rendered = await renderEmail(template, props);
    return {
      ...rendered,
      to: message.recipient,
      messageId: messageIdOf(message),
      date: message.createdAt,
    };
  } catch (cause) {
    throw new DeliveryError('refused', 'The mail could not be written.', { cause });
  }
}

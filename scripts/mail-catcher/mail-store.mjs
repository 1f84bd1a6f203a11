/** Caught mails, kept as files so that they are there again after a restart. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import PostalMime from 'postal-mime';

/** The oldest go beyond this, so that a forgotten instance does not fill the disk. */
const keptMails = 10_000;

/**
 * @typedef {object} Envelope
 * @property {string} id  sorts by time of arrival
 * @property {string} receivedAt
 * @property {string} sender  MAIL FROM
 * @property {string[]} recipients  RCPT TO
 */

/**
 * @typedef {Envelope & { messageId: string, from: string, to: string[], subject: string,
 *   text: string, html: string, headers: { name: string, value: string }[] }} Message
 */

/** @param {string} dir */
export function openMailStore(dir) {
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  const file = (/** @type {string} */ name) => path.join(dir, name);
  /** @type {Envelope[]} oldest first */
  const envelopes = fs
    .readdirSync(dir)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => readEnvelope(file(name)));
  let lastTime = 0;

  /** @param {string} id */
  const remove = (id) => {
    const index = envelopes.findIndex((envelope) => envelope.id === id);
    if (index < 0) return false;
    envelopes.splice(index, 1);
    for (const ending of ['.json', '.eml']) fs.rmSync(file(id + ending), { force: true });
    return true;
  };

  return {
    /**
     * Writes a mail down; once this returns it survives a crash of this process.
     * @param {string} sender
     * @param {string[]} recipients
     * @param {Buffer} raw
     */
    add(sender, recipients, raw) {
      lastTime = Math.max(lastTime + 1, Date.now());
      const id = `${lastTime}-${randomBytes(6).toString('hex')}`;
      const envelope = { id, receivedAt: new Date(lastTime).toISOString(), sender, recipients };
      fs.writeFileSync(file(`${id}.eml`), raw, { mode: 0o600 });
      // The envelope comes last and in one step: without it the mail does not count.
      fs.writeFileSync(file(`${id}.draft`), JSON.stringify(envelope), { mode: 0o600 });
      fs.renameSync(file(`${id}.draft`), file(`${id}.json`));
      envelopes.push(envelope);
      const oldest = envelopes[0];
      if (oldest && envelopes.length > keptMails) remove(oldest.id);
    },
    /**
     * Newest first.
     * @param {{ to?: string | undefined, limit: number }} filter
     */
    list({ to, limit }) {
      const wanted = to?.toLowerCase();
      return envelopes
        .filter(
          ({ recipients }) =>
            wanted === undefined || recipients.some((address) => address.toLowerCase() === wanted),
        )
        .slice(-limit)
        .reverse();
    },
    count: () => envelopes.length,
    /** @param {string} id */
    envelope: (id) => envelopes.find((envelope) => envelope.id === id),
    /** @param {Envelope} envelope */
    raw: (envelope) => fs.readFileSync(file(`${envelope.id}.eml`)),
    /** @param {Envelope} envelope */
    read: async (envelope) => parse(envelope, fs.readFileSync(file(`${envelope.id}.eml`))),
    remove,
    clear() {
      for (const { id } of [...envelopes]) remove(id);
    },
  };
}

/** @typedef {ReturnType<typeof openMailStore>} MailStore */

/**
 * @param {string} file
 * @returns {Envelope[]}
 */
function readEnvelope(file) {
  try {
    return [JSON.parse(fs.readFileSync(file, 'utf8'))];
  } catch {
    return [];
  }
}

/**
 * @param {Envelope} envelope
 * @param {Buffer} raw
 * @returns {Promise<Message>}
 */
async function parse(envelope, raw) {
  const mail = await PostalMime.parse(raw);
  return {
    ...envelope,
    messageId: mail.messageId ?? '',
    from: mail.from ? written(mail.from) : envelope.sender,
    to: mail.to?.map(written) ?? envelope.recipients,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
  };
}

/** @param {import('postal-mime').Address} address */
function written({ name, address }) {
  return name && address ? `${name} <${address}>` : (address ?? name);
}

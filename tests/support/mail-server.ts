import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { vi } from 'vitest';

export type MailServer = {
  url: string;
  port: number;
  /** What it accepted, in that order. */
  mails: Email[];
  /** Recipients to answer otherwise: with a code and text, never, or once a promise is kept. */
  refusals: Map<string, { code: number; text: string } | 'silence' | Promise<void>>;
  /** How many were refused or left waiting. */
  refused: () => number;
  received: (count: number) => Promise<Email[]>;
  stop: () => Promise<void>;
};

/** A real mail server on loopback. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const mails: Email[] = [];
  const refusals: MailServer['refusals'] = new Map();
  let refused = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo({ address }, _session, callback) {
      const refusal = refusals.get(address);
      if (refusal) refused += 1;
      if (refusal === 'silence') return;
      if (refusal instanceof Promise) {
        void refusal.then(() => {
          callback();
        });
        return;
      }
      if (refusal) callback(Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
      else callback();
    },
    onData(stream, _session, callback) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(parts)).then((mail) => {
          mails.push(mail);
          callback();
        });
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.server.address();
  const listening = typeof address === 'object' && address ? address.port : port;
  return {
    url: `smtp://127.0.0.1:${listening}`,
    port: listening,
    mails,
    refusals,
    refused: () => refused,
    async received(count) {
      await vi.waitUntil(() => mails.length >= count, { timeout: 50_000, interval: 20 });
      return mails;
    },
    stop() {
      for (const connection of server.connections) connection.close();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

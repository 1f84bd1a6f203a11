/**
 * A mail server that keeps what it receives: it lets an installation without a mail server be
 * tried, and tests read the mails that were sent. It listens on loopback only.
 */
import { SMTPServer } from 'smtp-server';
import { PlainFailure, sentenceOf, systemCode } from '../process/plain-failure.mjs';
import { openMailStore } from './mail-store.mjs';
import { mailWebServer } from './web.mjs';

const host = '127.0.0.1';
const sizeLimit = 25 * 1024 * 1024;
const defaultPorts = { smtp: 1025, web: 8025 };

/**
 * A port that was asked for must be free; a default one gives way to any free one.
 * @param {{ dir: string, smtpPort?: number | undefined, webPort?: number | undefined }} options
 * @returns {Promise<{ smtpUrl: string, webUrl: string, close: () => Promise<void> }>}
 */
export async function startMailCatcher({ dir, smtpPort, webPort }) {
  const store = openStore(dir);
  const smtp = smtpServer(store);
  const web = mailWebServer(store);
  const smtpAt = await listen(smtp.server, smtpPort, defaultPorts.smtp, 'MAIL_CATCHER_SMTP_PORT');
  const webAt = await listen(web, webPort, defaultPorts.web, 'MAIL_CATCHER_PORT');
  return {
    smtpUrl: `smtp://${host}:${smtpAt}`,
    webUrl: `http://localhost:${webAt}`,
    async close() {
      web.closeAllConnections();
      await Promise.all([
        new Promise((resolve) => web.close(resolve)),
        new Promise((resolve) => smtp.close(() => resolve(undefined))),
      ]);
    },
  };
}

/** @param {string} dir */
function openStore(dir) {
  try {
    return openMailStore(dir);
  } catch (error) {
    throw new PlainFailure(
      `The mailbox ${dir} cannot be opened (${sentenceOf(error)}): make it writable for this user, or set DATA_DIR to another directory.`,
    );
  }
}

/** @param {import('./mail-store.mjs').MailStore} store */
function smtpServer(store) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: sizeLimit,
    closeTimeout: 500,
    onAuth: (auth, _session, callback) => callback(null, { user: auth.username ?? 'anyone' }),
    onData(stream, session, callback) {
      /** @type {Buffer[]} */
      const chunks = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        if (stream.sizeExceeded) return callback(new Error('The mail is too large.'));
        const { mailFrom, rcptTo } = session.envelope;
        try {
          store.add(
            mailFrom ? mailFrom.address : '',
            rcptTo.map(({ address }) => address),
            Buffer.concat(chunks),
          );
          callback();
        } catch (error) {
          callback(error instanceof Error ? error : new Error('The mail could not be kept.'));
        }
      });
    },
  });
  // A sender that hangs up is not this server's failure.
  server.on('error', () => {});
  return server;
}

/**
 * @param {import('node:net').Server} server
 * @param {number | undefined} asked
 * @param {number} usual
 * @param {string} variable
 * @returns {Promise<number>}
 */
async function listen(server, asked, usual, variable) {
  try {
    return await listenOn(server, asked ?? usual);
  } catch (error) {
    if (asked === undefined) return listenOn(server, 0);
    const reason = systemCode(error) === 'EADDRINUSE' ? 'is in use' : 'cannot be opened';
    throw new PlainFailure(
      `Port ${asked} for the mailbox ${reason}: set ${variable} to another port.`,
    );
  }
}

/**
 * @param {import('node:net').Server} server
 * @param {number} port
 * @returns {Promise<number>}
 */
function listenOn(server, port) {
  return new Promise((resolve, reject) => {
    const refused = (/** @type {Error} */ error) => reject(error);
    server.once('error', refused);
    server.listen(port, host, () => {
      server.off('error', refused);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

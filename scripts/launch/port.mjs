import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { PlainFailure, systemCode } from '../process/plain-failure.mjs';

/** A server that was just told to stop, or whose launcher was killed, needs a moment to go. */
const patienceMs = 3_000;

/**
 * Throws one plain sentence when the server will not be able to listen there: better before the
 * build than after it.
 * @param {string} host
 * @param {number} port
 */
export async function requirePort(host, port) {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const error = await tryPort(host, port);
    if (!error) return;
    if (systemCode(error) !== 'EADDRINUSE' || Date.now() > deadline)
      throw listenFailure(error, host, port);
    await sleep(100);
  }
}

/**
 * @param {Error} error
 * @param {string} host
 * @param {number} port
 * @returns {Error}
 */
export function listenFailure(error, host, port) {
  switch (systemCode(error)) {
    case 'EADDRINUSE':
      return new PlainFailure(
        `Port ${port} is in use by another program: stop that one, or set PORT to another port.`,
      );
    case 'EACCES':
      return new PlainFailure(
        `Port ${port} is reserved for the system: set PORT to one above 1023.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new PlainFailure(
        `HOST ${host} is not an address of this machine: set HOST to 127.0.0.1, 0.0.0.0 or ::.`,
      );
    default:
      return error;
  }
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<Error | undefined>}
 */
function tryPort(host, port) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', resolve);
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
}

import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * What the application learns about a request while it works on it; lib/platform/request-status.ts
 * writes it.
 * @typedef {{ databaseUnavailable: boolean }} RequestStatus
 */

/** @type {AsyncLocalStorage<RequestStatus>} */
const requests = new AsyncLocalStorage();
Reflect.set(globalThis, Symbol.for('rolecall.requests'), requests);

/**
 * Runs a request's handler. A page cannot choose its status: what it throws becomes a 500. When
 * the reason was the database, the answer says 503, so that callers know to come again.
 * @param {import('node:http').ServerResponse} response
 * @param {() => Promise<void>} handle
 */
export function withRequestStatus(response, handle) {
  /** @type {RequestStatus} */
  const status = { databaseUnavailable: false };
  const writeHead = response.writeHead;
  response.writeHead = /** @type {typeof writeHead} */ (
    (/** @type {number} */ code, /** @type {never[]} */ ...rest) => {
      if (code !== 500 || !status.databaseUnavailable) {
        return writeHead.call(response, code, ...rest);
      }
      response.setHeader('Retry-After', '5');
      return writeHead.call(response, 503, ...rest);
    }
  );
  return requests.run(status, handle);
}

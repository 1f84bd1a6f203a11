/**
 * The server process: Next behind a node:http server that establishes what the application trusts
 * about a request (who sent it, its id, its size) before Next sees it.
 * Usage: node scripts/server.mjs [--dev], with the variables of .env.example set.
 */
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import next from 'next';
import { listenFailure } from './launch/port.mjs';
import { root } from './prepare/fingerprint.mjs';
import { fail, report, stopWith, untilPrepared } from './process/managed.mjs';
import { clientAddress } from './server/client-address.mjs';
import { drain } from './server/drain.mjs';
import { sendHeadWithBody } from './server/head-with-body.mjs';
import { refuse, refuseCall, refuseMalformed } from './server/refuse.mjs';
import { withRequestStatus } from './server/request-status.mjs';

const uploadLimit = 10 * 1024 * 1024;
const formLimit = 1024 * 1024;
const dev = process.argv.includes('--dev');
/** Next answers others by itself, and not in the API's form. */
const callMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** What only a proxy may say; from anybody else it would be a lie about who and where they are. */
const proxyHeaders = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
];

async function serve() {
  const host = process.env.HOST || '127.0.0.1';
  const port = Number(process.env.PORT || 3000);
  const trustedProxies = Number(process.env.TRUST_PROXY || 0);
  const appOrigin = process.env.APP_URL ? new URL(process.env.APP_URL).origin : undefined;
  const server = http.createServer({
    headersTimeout: 20_000,
    requestTimeout: 120_000,
    // Longer than the idle time of common reverse proxies, so that they never reuse a closed one.
    keepAliveTimeout: 65_000,
    connectionsCheckingInterval: 5_000,
  });
  // Next attaches its live-reload socket to the server that it is given.
  const app = next({
    dev,
    dir: root,
    hostname: host,
    port,
    ...(dev ? { httpServer: server } : {}),
  });
  await (dev ? app.prepare() : quietly(() => app.prepare()));
  const handle = app.getRequestHandler();

  server.on('request', (request, response) => {
    if (isTooLarge(request)) return refuse(response, 413);
    if (isForeignForm(request, appOrigin)) return refuse(response, 403);
    if (isCall(request) && !callMethods.has(request.method ?? '')) return refuseCall(response, 405);
    if (isMalformed(request)) {
      return isCall(request) ? refuseCall(response, 400) : refuse(response, 400);
    }
    const id = randomUUID();
    const address = clientAddress(request, trustedProxies);
    if (trustedProxies === 0) for (const name of proxyHeaders) delete request.headers[name];
    request.headers['x-client-address'] = address;
    request.headers['x-request-id'] = id;
    response.setHeader('x-request-id', id);
    if (stopping) response.setHeader('Connection', 'close');
    sendHeadWithBody(response);
    withRequestStatus(response, () => handle(request, response)).catch(() => {
      if (response.headersSent) response.destroy();
      else refuse(response, 500);
    });
  });
  server.on('checkContinue', (request, response) => {
    if (isTooLarge(request)) return refuse(response, 413);
    response.writeContinue();
    server.emit('request', request, response);
  });
  server.on('clientError', refuseMalformed);

  await listen(server, host, port);
  serving = server;
  report({ type: 'ready' });
}

/**
 * Next tells how long it took to read its configuration, which is no news to an operator.
 * @param {() => Promise<void>} work
 */
async function quietly(work) {
  const { log } = console;
  console.log = () => {};
  await work();
  console.log = log;
}

/**
 * A call of the REST API, which counts the bytes of its body itself and answers in its own form.
 * @param {http.IncomingMessage} request
 */
function isCall(request) {
  return /^\/api\/v1(?:[/?]|$)/.test(request.url ?? '');
}

/** @param {http.IncomingMessage} request */
function isTooLarge(request) {
  if (isCall(request)) return false;
  const limit = isForm(request) ? formLimit : uploadLimit;
  return Number(request.headers['content-length'] ?? 0) > limit;
}

/**
 * Everything that is posted to a page is a form's action.
 * @param {http.IncomingMessage} request
 */
function isForm(request) {
  return request.method === 'POST' && !request.url?.startsWith('/api/');
}

/**
 * A form that a page of another site sent. Next refuses it too, but as a fault of ours.
 * @param {http.IncomingMessage} request
 * @param {string | undefined} appOrigin
 */
function isForeignForm(request, appOrigin) {
  const { origin, host } = request.headers;
  if (!isForm(request) || origin === undefined) return false;
  if (origin === appOrigin) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

/**
 * Whether the path's escapes are no text; Next would answer that as a fault of ours.
 * @param {http.IncomingMessage} request
 */
function isMalformed(request) {
  try {
    decodeURIComponent((request.url ?? '').replace(/\?.*/s, ''));
    return false;
  } catch {
    return true;
  }
}

/**
 * @param {http.Server} server
 * @param {string} host
 * @param {number} port
 * @returns {Promise<void>}
 */
function listen(server, host, port) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(listenFailure(error, host, port)));
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}

/** @type {http.Server | undefined} */
let serving;
let stopping = false;

stopWith(async () => {
  stopping = true;
  if (serving?.listening) await drain(serving);
});
try {
  await untilPrepared();
  await serve();
} catch (error) {
  fail(error);
}

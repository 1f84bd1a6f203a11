/** The mailbox over HTTP: pages for people, JSON for tests. */
import http from 'node:http';
import { htmlPart, listPage, messagePage } from './pages.mjs';

const shownMails = 100;
const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);
const pageHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'",
};
/** A mail's HTML comes from anywhere: no script, no request, no origin. */
const partHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
};

/** @param {import('./mail-store.mjs').MailStore} store */
export function mailWebServer(store) {
  return http.createServer((request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    answer(store, request, response).catch(() =>
      send(response, 500, {}, 'The mail cannot be read.\n'),
    );
  });
}

/**
 * @param {import('./mail-store.mjs').MailStore} store
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 */
async function answer(store, request, response) {
  const url = new URL(request.url ?? '/', 'http://mailbox');
  // A foreign page can point its own name at loopback; the mails hold links that set passwords.
  if (!loopbackNames.has((request.headers.host ?? '').replace(/:\d+$/, '')))
    return send(response, 403, {}, 'Open the mailbox as localhost.\n');
  const [, ...parts] = url.pathname.split('/');
  if (parts[0] === 'api' && parts[1] === 'messages')
    return answerApi(store, request.method ?? '', parts.slice(2), url.searchParams, response);
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, {}, '');
  if (url.pathname === '/') {
    const messages = await Promise.all(store.list({ limit: shownMails }).map(store.read));
    return send(response, 200, pageHeaders, listPage(messages, store.count()));
  }
  const [place, id = '', part] = parts;
  const envelope = place === 'messages' ? store.envelope(id) : undefined;
  if (!envelope || parts.length > 3) return send(response, 404, {}, 'No such mail.\n');
  if (part === undefined)
    return send(response, 200, pageHeaders, messagePage(await store.read(envelope)));
  if (part === 'html')
    return send(response, 200, partHeaders, htmlPart(await store.read(envelope)));
  if (part === 'raw')
    return send(
      response,
      200,
      { 'Content-Type': 'text/plain; charset=utf-8' },
      store.raw(envelope),
    );
  return send(response, 404, {}, 'No such mail.\n');
}

/**
 * GET /api/messages?to=&limit=, DELETE /api/messages, GET or DELETE /api/messages/ID
 * @param {import('./mail-store.mjs').MailStore} store
 * @param {string} method
 * @param {string[]} path
 * @param {URLSearchParams} query
 * @param {http.ServerResponse} response
 */
async function answerApi(store, method, [id, ...more], query, response) {
  if (more.length > 0) return send(response, 404, {}, '');
  if (id === undefined) {
    if (method === 'DELETE') {
      store.clear();
      return send(response, 204, {}, '');
    }
    if (method !== 'GET') return send(response, 405, {}, '');
    const limit = Math.min(1_000, Math.max(1, Number(query.get('limit')) || shownMails));
    const envelopes = store.list({ to: query.get('to') ?? undefined, limit });
    return sendJson(response, await Promise.all(envelopes.map(store.read)));
  }
  const envelope = store.envelope(id);
  if (!envelope) return send(response, 404, {}, '');
  if (method === 'GET') return sendJson(response, await store.read(envelope));
  if (method !== 'DELETE') return send(response, 405, {}, '');
  store.remove(id);
  return send(response, 204, {}, '');
}

/**
 * @param {http.ServerResponse} response
 * @param {unknown} value
 */
function sendJson(response, value) {
  send(response, 200, { 'Content-Type': 'application/json' }, JSON.stringify(value));
}

/**
 * @param {http.ServerResponse} response
 * @param {number} status
 * @param {http.OutgoingHttpHeaders} headers
 * @param {string | Buffer} body
 */
function send(response, status, headers, body) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers }).end(body);
}

import { randomUUID } from 'node:crypto';
import http from 'node:http';

/** The security headers of an answer that Next never sees. */
const headers = {
  'Content-Type': 'text/plain; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
  Connection: 'close',
};

/**
 * Answers a request that is not worth reading.
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 */
export function refuse(response, status) {
  response.writeHead(status, headers).end(`${http.STATUS_CODES[status]}\n`);
}

const callProblems = {
  400: {
    title: 'The address cannot be read',
    code: 'invalid_content',
    detail: 'The path holds escapes that are no UTF-8 text.',
  },
  405: {
    title: 'Method not allowed',
    code: 'method_not_allowed',
    detail: 'The API takes GET, POST, PUT, PATCH and DELETE.',
  },
};

/**
 * Answers a call of the REST API that Next would not hand on, as the API answers all that fails.
 * @param {import('node:http').ServerResponse} response
 * @param {keyof typeof callProblems} status
 */
export function refuseCall(response, status) {
  const correlationId = randomUUID();
  const problem = { type: 'about:blank', status, ...callProblems[status], correlationId };
  response
    .writeHead(status, {
      ...headers,
      ...(status === 405 ? { Allow: 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS' } : {}),
      'Content-Type': 'application/problem+json',
      'X-Correlation-Id': correlationId,
    })
    .end(JSON.stringify(problem));
}

/**
 * Answers bytes that are not HTTP; there is no response object then.
 * @param {NodeJS.ErrnoException} error
 * @param {import('node:stream').Duplex} socket
 */
export function refuseMalformed(error, socket) {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status =
    { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }[error.code ?? ''] ?? 400;
  const body = `${http.STATUS_CODES[status]}\n`;
  const lines = Object.entries({ ...headers, 'Content-Length': body.length });
  socket.end(
    `HTTP/1.1 ${status} ${http.STATUS_CODES[status]}\r\n${lines
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')}\r\n${body}`,
  );
}

/**
 * The least that a list can cost: bare node:http over node-postgres, which answers with the rows of
 * the statements it was told. No session, no rights, no page.
 */
import http from 'node:http';
import pg from 'pg';
import { fail, report, stopWith } from '../../scripts/process/managed.mjs';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
/** @type {{ text: string, values: unknown[] }[][]} */
let lists = [];
process.on('message', (message) => {
  if (typeof message === 'object' && message !== null && 'lists' in message) {
    lists = /** @type {typeof lists} */ (message.lists);
    report({ type: 'told' });
  }
});

/**
 * One after the other, as the application sends them: each depends on the one before.
 * @param {{ text: string, values: unknown[] }[]} statements
 */
async function inOrder(statements) {
  const results = [];
  for (const statement of statements) results.push(await pool.query(statement));
  return results;
}

const server = http.createServer((request, response) => {
  const statements = lists[Number(request.url?.slice(1))] ?? [];
  // What is sent in the body is of no interest, but has to be taken.
  request.resume();
  inOrder(statements)
    .then((results) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(results.map(({ rows }) => rows)));
    })
    .catch((/** @type {unknown} */ error) => {
      response.statusCode = 500;
      response.end(String(error));
    });
});

server.on('error', fail);
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  report({ type: 'ready', port: typeof address === 'object' ? address?.port : 0 });
});
stopWith(async () => {
  server.closeAllConnections();
  server.close();
  await pool.end();
});

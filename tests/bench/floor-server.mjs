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

const server = http.createServer((request, response) => {
  const statements = lists[Number(request.url?.slice(1))] ?? [];
  Promise.all(statements.map((statement) => pool.query(statement)))
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

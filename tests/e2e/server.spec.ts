import net from 'node:net';
import { expect, test } from '@playwright/test';

/** What the server answers to bytes that no browser would send. */
function answerTo(baseURL: string, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(new URL(baseURL).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
    socket.write(bytes);
  });
}

test('a body over 10 MB is refused before it is read', async ({ baseURL }) => {
  const answer = await answerTo(
    baseURL!,
    `POST /api/health HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${11 * 1024 * 1024}\r\n\r\n`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(answer).toContain('X-Content-Type-Options: nosniff');
});

test('bytes that are no HTTP get a bare 400', async ({ baseURL }) => {
  const answer = await answerTo(baseURL!, 'NONSENSE\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(answer).toMatch(/\r\n\r\nBad Request\n$/);
});

test('headers without end get a bare 431', async ({ baseURL }) => {
  const answer = await answerTo(
    baseURL!,
    `GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 431 /);
});

test('every answer names its request, whatever the client claims', async ({ request }) => {
  const claimed = '00000000-0000-4000-8000-000000000000';
  const answers = [];
  for (let count = 0; count < 2; count++)
    answers.push(await request.get('/sign-in', { headers: { 'x-request-id': claimed } }));
  const ids = answers.map((answer) => answer.headers()['x-request-id']);
  expect(new Set([...ids, claimed]).size).toBe(3);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
});

import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { sendHeadWithBody } from './head-with-body.mjs';

/** Answers one request. @returns how often its connection was written to, and what arrived */
async function answered(answer: (response: http.ServerResponse) => void) {
  const server = http.createServer((_, response) => {
    sendHeadWithBody(response);
    answer(response);
  });
  const spies: { mock: { calls: unknown[] } }[] = [];
  const writes = () => spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  server.on('connection', (socket) => {
    spies.push(vi.spyOn(socket, '_write'), vi.spyOn(socket, '_writev'));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}`, { headers: { connection: 'close' } });
  const before = writes();
  const body = await response.text();
  server.close();
  return { before, writes: writes(), body };
}

test('the head goes with the body that is there already', async () => {
  const { writes, body } = await answered((response) => {
    response.flushHeaders();
    // As a body goes that comes through a stream.
    void Promise.resolve()
      .then(() => response.write('body'))
      .then(() => response.end());
  });
  expect({ writes, body }).toEqual({ writes: 1, body: 'body' });
});

test('the head does not wait for a body that takes long', async () => {
  const whole = await answered((response) => {
    response.flushHeaders();
    setTimeout(() => response.end('body'), 100);
  });
  expect(whole).toEqual({ before: 1, writes: 2, body: 'body' });
});

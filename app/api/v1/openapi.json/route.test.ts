import { expect, test } from 'vitest';
import { DELETE, GET, POST } from './route';

const address = 'http://localhost:3000/api/v1/openapi.json';

test('the document is for everybody, and each answer has a number to find it by', async () => {
  const answer = GET(new Request(address));
  expect(answer.status).toBe(200);
  expect(answer.headers.get('x-correlation-id')).toBeTruthy();
  expect(await answer.json()).toMatchObject({ openapi: '3.1.0' });
});

test.each([
  ['POST', POST],
  ['DELETE', DELETE],
])('%s is refused as the API refuses', async (method, handler) => {
  const answer = handler(new Request(address, { method }));
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({ code: 'method_not_allowed' });
});

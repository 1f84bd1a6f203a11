import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { isReadable } from './readable-request';
import { GET, POST } from './route';

test.each([
  ['GET', 'callback/ticket'],
  ['GET', 'verify-request'],
  ['GET', 'error'],
  ['GET', 'signin'],
  ['POST', '_log'],
  ['POST', 'signin/ticket'],
])('%s %s is no address of ours', async (method, path) => {
  const request = new NextRequest(`http://localhost/api/auth/${path}`, { method });
  const context = { params: Promise.resolve({ nextauth: path.split('/') }) };
  const response = await (method === 'GET' ? GET : POST)(request, context);
  expect(response.status).toBe(404);
});

const json = (body: string) => ({
  method: 'POST',
  body,
  headers: { 'content-type': 'application/json' },
});
const form = (body: string) => ({
  method: 'POST',
  body,
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
});

test.each([
  ['callback/ticket', json('{')],
  ['callback/ticket', json('')],
  ['callback/ticket', json('null')],
  ['callback/ticket', json('["ticket"]')],
  ['callback/ticket', json('{"ticket":{"not":"a text"}}')],
  ['callback/ticket', json('{"callbackUrl":"nowhere"}')],
  ['callback/ticket', form('callbackUrl=javascript:alert(1)')],
  ['callback/ticket', { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } }],
  ['signout', json('{')],
  ['session?callbackUrl=nowhere', { method: 'GET' }],
])('%s answers 400 to what next-auth cannot read: %o', async (path, init) => {
  const request = new NextRequest(`http://localhost/api/auth/${path}`, init);
  const nextauth = new URL(request.url).pathname.split('/').slice(3);
  const context = { params: Promise.resolve({ nextauth }) };
  const response = await (init.method === 'GET' ? GET : POST)(request, context);
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ error: 'invalid_content' });
});

test.each([
  ['callback/ticket', json('{"ticket":"t","csrfToken":"c"}')],
  ['callback/ticket', form('ticket=t&callbackUrl=/next')],
  ['callback/ticket', { method: 'POST' }],
  ['session?callbackUrl=/', { method: 'GET' }],
])('%s reads %o, and leaves it to be read again', async (path, init) => {
  const request = new NextRequest(`http://localhost/api/auth/${path}`, init);
  expect(await isReadable(request)).toBe(true);
  expect(request.bodyUsed).toBe(false);
});

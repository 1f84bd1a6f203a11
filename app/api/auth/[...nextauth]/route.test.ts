import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
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

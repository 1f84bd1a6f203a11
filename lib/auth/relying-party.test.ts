import { expect, test } from 'vitest';
import { passkeysPossible } from './relying-party';

test.each([
  ['https://rolecall.example.com', true],
  ['https://rolecall.example.com:8443', true],
  ['http://localhost:3000', true],
  ['http://acme.localhost:3000', true],
  ['http://rolecall.example.com', false],
  ['https://192.0.2.7', false],
  ['http://127.0.0.1:3000', false],
  ['http://[::1]:3000', false],
])('passkeys are offered at %s: %s', (appUrl, possible) => {
  expect(passkeysPossible(appUrl)).toBe(possible);
});

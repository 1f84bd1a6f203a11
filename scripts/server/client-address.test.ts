import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { clientAddress } from './client-address.mjs';

function requestFrom(remoteAddress: string, forwardedFor?: string): IncomingMessage {
  const headers = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor };
  return { socket: { remoteAddress }, headers } as IncomingMessage;
}

test('without proxies only the connection counts', () => {
  expect(clientAddress(requestFrom('198.51.100.7', '1.2.3.4'), 0)).toBe('198.51.100.7');
});

test('behind one proxy the last entry counts, which that proxy wrote', () => {
  expect(clientAddress(requestFrom('10.0.0.1', '1.2.3.4, 203.0.113.9'), 1)).toBe('203.0.113.9');
});

test('behind two proxies the entry before the last counts', () => {
  const request = requestFrom('10.0.0.1', '6.6.6.6, 203.0.113.9, 10.0.0.2');
  expect(clientAddress(request, 2)).toBe('203.0.113.9');
});

test('an entry that is no address falls back to the connection', () => {
  expect(clientAddress(requestFrom('10.0.0.1', 'unknown'), 1)).toBe('10.0.0.1');
  expect(clientAddress(requestFrom('10.0.0.1'), 1)).toBe('10.0.0.1');
});

test.each([
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['203.0.113.9:51234', '203.0.113.9'],
  ['[2001:DB8::1]:443', '2001:db8::1'],
  ['2001:0db8:0:0:0:0:0:1', '2001:db8::1'],
  ['fe80::1%eth0', 'fe80::1'],
])('%s is written as %s', (given, written) => {
  expect(clientAddress(requestFrom('10.0.0.1', given), 1)).toBe(written);
});

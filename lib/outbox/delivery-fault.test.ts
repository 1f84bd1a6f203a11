import { expect, test } from 'vitest';
import { allServerReasons, DeliveryError, deliveryFaultOf } from './delivery-fault';

function smtpError(facts: Record<string, unknown>, message = 'Failed'): Error {
  return Object.assign(new Error(message), facts);
}

test.each([
  ['a closed port', { code: 'ESOCKET', originalCode: 'ECONNREFUSED', command: 'CONN' }],
  ['an unknown host', { code: 'EDNS' }],
  ['a lost connection', { code: 'ECONNECTION', command: 'CONN' }],
  ['a time-out', { code: 'ETIMEDOUT', command: 'CONN' }],
  ['a delivery broken off', { code: 'EABORT' }],
  ['a bad certificate', { code: 'ESOCKET', originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' }],
  ['a wrong password', { code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }],
  ['a missing sign-in', { code: 'EENVELOPE', responseCode: 530, command: 'MAIL FROM' }],
  ['a refused sender', { code: 'EENVELOPE', responseCode: 550, command: 'MAIL FROM' }],
  ['too many connections', { code: 'EPROTOCOL', responseCode: 421, command: 'CONN' }],
  ['a server that turns all away', { code: 'EPROTOCOL', responseCode: 554, command: 'CONN' }],
  ['a server that shuts down', { code: 'EENVELOPE', responseCode: 421, command: 'RCPT TO' }],
])('%s concerns the server, not the mail', (_, facts) => {
  const fault = deliveryFaultOf(smtpError(facts));
  expect(fault.kind).toBe('server');
  expect(allServerReasons).toContain(fault.reason);
});

test.each([
  ['an unknown mailbox', { code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO' }],
  ['refused contents', { code: 'EMESSAGE', responseCode: 554, command: 'DATA' }],
  ['an address the library refuses', { code: 'EENVELOPE', command: 'API' }],
])('%s is final', (_, facts) => {
  expect(deliveryFaultOf(smtpError(facts)).kind).toBe('refused');
});

test.each([
  ['greylisting', { code: 'EENVELOPE', responseCode: 450, command: 'RCPT TO' }],
  ['a full disk', { code: 'EMESSAGE', responseCode: 452, command: 'DATA' }],
  ['a fault of our own', {}],
])('%s may pass', (_, facts) => {
  expect(deliveryFaultOf(smtpError(facts)).kind).toBe('later');
});

test('the server’s words are told on one line, without what could disguise them, and not for ever', () => {
  const response = `550 5.1.1\r\nNo \u202Esuch\u0000 mailbox ${'x'.repeat(1000)}`;
  const { reason } = deliveryFaultOf(
    smtpError({ code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO', response }),
  );
  expect(reason).toMatch(/^The mail was refused: 550 5\.1\.1 No such mailbox x+…$/);
  expect(reason).toHaveLength(300);
});

test('a fault that the product found itself is told as it is', () => {
  expect(deliveryFaultOf(new DeliveryError('later', 'Not yet.'))).toEqual({
    kind: 'later',
    reason: 'Not yet.',
  });
});

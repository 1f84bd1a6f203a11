import { expect, test } from 'vitest';
import { memberListParams } from './schema';

test('an address without parameters asks for everybody by name', () => {
  expect(memberListParams.parse({})).toEqual({
    q: '',
    status: null,
    role: null,
    mail: null,
    twoFactor: null,
    passcode: null,
    lastLogin: null,
    module: null,
    level: 'READ',
    sort: 'name',
    cursor: null,
  });
});

test('known parameters are taken, whatever the case of the status', () => {
  const role = '018f3c2a-7c1e-7000-8000-000000000001';
  expect(
    memberListParams.parse({
      q: ' Asha ',
      status: 'invited',
      role,
      sort: '-lastLogin',
      mail: 'failed',
      twoFactor: 'off',
      passcode: 'ending',
      lastLogin: '90',
      module: 'payments.refunds',
      level: 'read_write',
    }),
  ).toMatchObject({
    q: 'Asha',
    status: 'INVITED',
    role,
    sort: '-lastLogin',
    mail: 'failed',
    twoFactor: 'off',
    passcode: 'ENDING',
    lastLogin: '90',
    module: 'payments.refunds',
    level: 'READ_WRITE',
  });
});

test('what is unknown, malformed or doubled counts as absent and never fails', () => {
  expect(
    memberListParams.parse({
      q: ['first', 'second'],
      status: 'nobody',
      role: "1' OR 1=1",
      sort: ['-name', 'name'],
      cursor: 'x'.repeat(5000),
      mail: 'sent',
      twoFactor: 'maybe',
      passcode: 'lost',
      lastLogin: '7',
      module: 'Payments/../..',
      level: 'NONE',
      more: '1',
    }),
  ).toEqual({
    q: 'first',
    status: null,
    role: null,
    mail: null,
    twoFactor: null,
    passcode: null,
    lastLogin: null,
    module: null,
    level: 'READ',
    sort: '-name',
    cursor: null,
  });
});

test('a search keeps nothing that PostgreSQL refuses, and ends somewhere', () => {
  expect(memberListParams.parse({ q: 'a\u0000b\ud800' }).q).toBe('a b');
  expect(memberListParams.parse({ q: 'x'.repeat(5000) }).q).toHaveLength(200);
});

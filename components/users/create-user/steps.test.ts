import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { credentialErrors, furthestStep, parseAll, stepOf, stepOfErrors } from './steps';

const person = { project: 'acme', email: 'Ravi@Example.com', firstName: 'Ravi', lastName: 'Iyer' };

test('an address that names no step means the first', () => {
  expect([stepOf(null), stepOf('review'), stepOf('else')]).toEqual([
    'credentials',
    'review',
    'credentials',
  ]);
});

test('a review is shown of a whole form only, an unfinished one at its first gap', () => {
  expect(furthestStep({})).toBe('credentials');
  expect(furthestStep({ ...person, email: 'ravi' })).toBe('credentials');
  expect(furthestStep(person)).toBe('access');
  expect(furthestStep({ ...person, 'levels[payments]': 'READ' })).toBe('review');
  expect(furthestStep({ ...person, roles: randomUUID() })).toBe('review');
});

test('what is posted is read as the server reads it', () => {
  const role = randomUUID();
  const { input } = parseAll({
    ...person,
    mobile: '+91 98765 43210',
    roles: [role],
    [`roleEndsAt[${role}]`]: '2027-01-31',
    'levels[payments]': '',
    'levels[payments.refunds]': 'READ_WRITE',
    endsAt: '',
  });
  expect(input).toMatchObject({
    email: 'ravi@example.com',
    mobile: '+919876543210',
    roles: [role],
    roleEndsAt: { [role]: new Date('2027-02-01T00:00:00Z') },
    levels: { 'payments.refunds': 'READ_WRITE' },
    productScope: 'ALL',
    endsAt: null,
  });
});

test('errors lead to the first step that has one', () => {
  expect(Object.keys(credentialErrors({ ...person, firstName: '' }))).toEqual(['firstName']);
  expect(credentialErrors(person)).toEqual({});
  expect(stepOfErrors({ roles: ['no'], email: ['no'] })).toBe('credentials');
  expect(stepOfErrors({ 'levels[payments]': ['no'] })).toBe('access');
});

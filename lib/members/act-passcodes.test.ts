import { describe, expect, test } from 'vitest';
import {
  noPasscodes,
  passcodeConsequences,
  passcodeConsequencesOfMany,
  passcodeLines,
  passcodesOf,
  sumOfPasscodes,
} from './act-passcodes';
import { personActs } from './person-schema';

const at = new Date('2026-11-21T12:00:00Z');
const open = { disabledAt: null, lockedAt: null };
const facts = { passcodes: ['abcdefgh'], passcodesElsewhere: 0, inForce: true };
const one = { count: 1, prefix: 'abcdefgh' };

const concerned = (standing = {}, some = {}) =>
  Object.fromEntries(
    personActs.map((act) => [
      act,
      passcodesOf(act, { facts: { ...facts, ...some }, standing: { ...open, ...standing } }).count,
    ]),
  );

describe('an act concerns the passcodes', () => {
  test('that it stops now, or lets work again now', () => {
    expect(concerned()).toMatchObject({ disable: 1, lock: 1, unlock: 0, revoke: 1, delete: 1 });
    expect(concerned({ disabledAt: at })).toMatchObject({ enable: 1, lock: 0, revoke: 0 });
    expect(concerned({ lockedAt: at })).toMatchObject({ unlock: 1, disable: 0, enable: 0 });
    expect(concerned({ lockedAt: at, disabledAt: at })).toMatchObject({ unlock: 0, enable: 0 });
  });

  test('of a membership that is not in force only where it opens that', () => {
    const ended = { inForce: false };
    expect(concerned({}, ended)).toMatchObject({ disable: 0, revoke: 0, delete: 0, grant: 1 });
  });

  test('of other projects where it concerns the whole account', () => {
    const more = { passcodesElsewhere: 2 };
    expect(concerned({}, more)).toMatchObject({ disable: 3, lock: 3, revoke: 1, delete: 1 });
    expect(
      passcodesOf('disable', { facts: { ...facts, ...more }, standing: open }).prefix,
    ).toBeNull();
  });
});

test('a sum names a passcode only while it is the only one', () => {
  expect(sumOfPasscodes([])).toEqual(noPasscodes);
  expect(sumOfPasscodes([noPasscodes, one, noPasscodes])).toEqual(one);
  expect(sumOfPasscodes([one, one])).toEqual({ count: 2, prefix: null });
});

describe('the words', () => {
  test.each([
    ['disable', 'Their passcode stops working until you enable them again.'],
    ['lock', 'Their passcode stops working until you unlock the account.'],
    ['revoke', 'Their passcode stops working until access is granted again.'],
    ['delete', 'Their passcode stops working for good.'],
    ['enable', 'Their passcode works again.'],
    ['unlock', 'Their passcode works again.'],
    ['grant', 'Their passcode works again.'],
  ] as const)('before %s', (act, words) => {
    expect(passcodeConsequences(act, one)).toEqual([words]);
    expect(passcodeConsequences(act, noPasscodes)).toEqual([]);
  });

  test('of several, and of many people', () => {
    const three = { count: 3, prefix: null };
    expect(passcodeConsequences('disable', three)).toEqual([
      'Their 3 passcodes stop working until you enable them again.',
    ]);
    expect(passcodeConsequencesOfMany('disable', three)).toEqual([
      '3 passcodes stop working until you enable their owners again.',
    ]);
    expect(passcodeConsequencesOfMany('enable', one)).toEqual(['1 passcode works again.']);
  });

  test('of a receipt', () => {
    expect(passcodeLines('disable', one)).toEqual(['Passcode rc_abcdefgh_… stopped working']);
    expect(passcodeLines('delete', { count: 2, prefix: null })).toEqual([
      '2 passcodes stopped working',
    ]);
    expect(passcodeLines('enable', one)).toEqual(['Passcode rc_abcdefgh_… works again']);
    expect(passcodeLines('revoke', noPasscodes)).toEqual([]);
  });
});

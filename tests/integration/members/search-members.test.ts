import { beforeEach, describe, expect, test } from 'vitest';
import { database } from '@/lib/platform/database';
import { ago, givenZoe, list, names, now, person } from './listed-members';

beforeEach(givenZoe);

describe('search', () => {
  test.each([
    ['part of a name', 'oë adm'],
    ['a name without its accent, in capitals', 'ZOE'],
    ['words in any order', 'admin zoë'],
  ])('finds by %s', async (_, q) => {
    await person('Ravi', 'Iyer');
    expect(names(await list({ q }))).toEqual(['Zoë Admin']);
  });

  test('finds by e-mail and by ID, whole or in part', async () => {
    const ravi = await person('Ravi', 'Iyer');
    for (const q of [ravi.email, ravi.email.slice(3, 20), ravi.id, ravi.id.slice(9)]) {
      expect(names(await list({ q }))).toEqual(['Ravi Iyer']);
    }
  });

  test('every word has to match', async () => {
    await person('Ravi', 'Iyer');
    expect((await list({ q: 'ravi admin' })).total).toBe(0);
  });

  test('signs that mean something to the database mean themselves', async () => {
    await person('100%', 'O’Neil_x\\y');
    await person('100x', 'Other');
    expect(names(await list({ q: '0%' }))).toEqual(['100% O’Neil_x\\y']);
    expect(names(await list({ q: 'l_x\\y' }))).toEqual(['100% O’Neil_x\\y']);
    expect((await list({ q: "'; DROP TABLE members; --" })).total).toBe(0);
    expect((await list({ q: '%' })).total).toBe(1);
  });
});

describe('facts', () => {
  test('tell of failed attempts and of the lock that holds', async () => {
    const [failing, locked, byAdmin] = [
      await person('Failing'),
      await person('Locked'),
      await person('Officially'),
    ];
    const until = ago(-30);
    const update = (id: string, data: object) => database().user.update({ where: { id }, data });
    await update(failing.id, { passwordFailures: 3, passwordLockedUntil: now });
    await update(locked.id, { passwordFailures: 10, passwordLockedUntil: until });
    await update(byAdmin.id, { lockedAt: now, passwordLockedUntil: until });
    expect((await list({ q: 'test' })).rows).toMatchObject([
      { name: 'Failing Test', failedAttempts: 3, lock: null },
      { name: 'Locked Test', failedAttempts: 10, lock: { by: 'failures', until } },
      { name: 'Officially Test', failedAttempts: 0, lock: { by: 'admin' } },
    ]);
  });
});

import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { database } from '@/lib/platform/database';
import type { GivenMember } from '@/tests/support/given-project';
import { admin, ago, givenZoe, invite, list, names, now, person } from './listed-members';

beforeEach(givenZoe);

describe('filters', () => {
  test('by status count each person under the first badge that applies', async () => {
    const [disabled, locked, opened, revoked, ended] = [
      await person('Disabled'),
      await person('Locked'),
      await person('Opened'),
      await person('Revoked'),
      await person('Ended'),
    ];
    await database().member.update({ where: { id: ended.memberId }, data: { endsAt: now } });
    const update = (id: string, data: object) => database().user.update({ where: { id }, data });
    await update(disabled.id, { disabledAt: now, lockedAt: now });
    await update(locked.id, { passwordLockedUntil: new Date(now.getTime() + 1) });
    await update(opened.id, { passwordLockedUntil: now });
    await database().member.updateMany({
      where: { id: { in: [disabled.memberId, revoked.memberId] } },
      data: { status: 'REVOKED' },
    });
    await invite('filters@example.net');
    const found = async (status: string) => {
      const page = await list({ status });
      expect(page.rows.every((row) => row.status === status)).toBe(true);
      return names(page);
    };
    expect(await found('DISABLED')).toEqual(['Disabled Test']);
    expect(await found('LOCKED')).toEqual(['Locked Test']);
    expect(await found('REVOKED')).toEqual(['Ended Test', 'Revoked Test']);
    expect(await found('INVITED')).toEqual(['filters@example.net']);
    expect(await found('ACTIVE')).toEqual(['Opened Test', 'Zoë Admin']);
  });

  test('by role look at the roles in force', async () => {
    const past = await person('Past', 'Test', 'CREATOR');
    await person('Present', 'Test', 'CREATOR');
    await database().memberRole.updateMany({
      where: { memberId: past.memberId },
      data: { endsAt: now },
    });
    expect(names(await list({ role: admin.project.roleIds.CREATOR }))).toEqual(['Present Test']);
  });

  test('by failed mail show whose invitation did not get through', async () => {
    const emails = ['lost@example.net', 'found@example.net'];
    await invite(...emails);
    await database().outboxMessage.updateMany({
      where: { recipient: 'lost@example.net' },
      data: { status: 'FAILED', sealedProps: null, lastError: '550 No such mailbox' },
    });
    const page = await list({ mail: 'failed' });
    expect(page.rows).toMatchObject([
      {
        email: 'lost@example.net',
        invitation: { mail: { status: 'failed', reason: '550 No such mailbox' } },
      },
    ]);
  });

  test('by second factor take authenticators and passkeys alike', async () => {
    const [bare, keyed] = [await person('Bare'), await person('Keyed')];
    const gone = { where: { userId: { in: [bare.id, keyed.id] } } };
    await database().totpCredential.deleteMany(gone);
    await database().passkey.create({
      data: {
        userId: keyed.id,
        credentialId: randomBytes(16),
        publicKey: new Uint8Array(1),
        name: 'Laptop',
      },
    });
    expect(names(await list({ twoFactor: 'off' }))).toEqual(['Bare Test']);
    const on = await list({ twoFactor: 'on' });
    expect(names(on)).toEqual(['Keyed Test', 'Zoë Admin']);
    expect(on.rows.every(({ twoFactor }) => twoFactor)).toBe(true);
  });

  test('by last login tell who never came from who stayed away', async () => {
    const days = (count: number) => ago(count * 24 * 60);
    const [fresh, old, month, quarter] = [
      await person('Fresh'),
      await person('Old'),
      await person('Month'),
      await person('Quarter'),
    ];
    const added = (member: GivenMember, createdAt: Date) =>
      database().member.update({ where: { id: member.memberId }, data: { createdAt } });
    await added(fresh, days(2));
    for (const member of [old, month, quarter]) await added(member, days(200));
    const signedIn = (member: GivenMember, lastSignInAt: Date) =>
      database().user.update({ where: { id: member.id }, data: { lastSignInAt } });
    await signedIn(admin, days(1));
    await signedIn(month, days(31));
    await signedIn(quarter, days(91));
    expect(names(await list({ lastLogin: 'never' }))).toEqual(['Fresh Test', 'Old Test']);
    expect(names(await list({ lastLogin: '30' }))).toEqual([
      'Month Test',
      'Old Test',
      'Quarter Test',
    ]);
    expect(names(await list({ lastLogin: '90' }))).toEqual(['Old Test', 'Quarter Test']);
    expect(names(await list({ lastLogin: '90', q: 'quart', status: 'active' }))).toEqual([
      'Quarter Test',
    ]);
  });

  test('of an unknown role nobody is found', async () => {
    expect((await list({ role: admin.id })).rows).toEqual([]);
  });
});

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

import { beforeEach, describe, expect, inject, test } from 'vitest';
import { userResource } from '@/lib/members/user-resource';
import { database } from '@/lib/platform/database';
import { transactWhole } from '@/lib/platform/transact';
import { givenPasscode } from '@/tests/support/api';
import { givenInvitation } from '@/tests/support/given-invitation';
import { givenMember, givenProject, type GivenMember } from '@/tests/support/given-project';
import { callUser, listUsersBy } from '@/tests/support/users-api';

let admin: GivenMember;
let passcode: string;

beforeEach(async () => {
  admin = await givenMember(await givenProject(), 'ADMIN', { firstName: 'Zoë', lastName: 'Admin' });
  passcode = await givenPasscode(admin);
});

type User = { id: string; name: string };
type List = { data: User[]; size: number; links: { next: string | null }; count?: number };

const list = async (query = '') => (await listUsersBy(passcode, query)).body as List;

const person = (firstName: string, lastName = 'Test') =>
  givenMember(admin.project, 'MEMBER', { firstName, lastName });

describe('the list', () => {
  test('holds each user as the address of one user does', async () => {
    const ravi = await person('Ravi', 'Iyer');
    const { data, size, links } = await list();
    expect({ size, next: links.next }).toEqual({ size: 2, next: null });
    const [first] = data;
    expect(first).toEqual((await callUser(passcode, 'GET', ravi)).body);
    expect(userResource.parse(first)).toEqual({
      type: 'user',
      id: ravi.id,
      name: 'Ravi Iyer',
      firstName: 'Ravi',
      lastName: 'Iyer',
      email: ravi.email,
      mobile: null,
      status: 'ACTIVE',
      membership: 'ACTIVE',
      enabled: true,
      locked: null,
      activated: true,
      twoFactor: true,
      lastLoginAt: null,
      failedAttempts: 0,
      roles: [{ id: admin.project.roleIds.MEMBER, name: 'Member', endsAt: null }],
      passcodeStatus: 'NONE',
      addedAt: expect.any(String),
      joinedAt: expect.any(String),
      endsAt: null,
      invitation: null,
    });
  });

  test('is narrowed and sorted as on the screen', async () => {
    const [ada, bea] = [await person('Ada'), await person('Bea')];
    await database().user.update({ where: { id: ada.id }, data: { disabledAt: new Date() } });
    const names = async (query: string) => (await list(query)).data.map(({ name }) => name);
    expect(await names('?status=disabled')).toEqual(['Ada Test']);
    expect(await names('?status=ACTIVE&sort=-name')).toEqual(['Zoë Admin', 'Bea Test']);
    expect(await names(`?role=${admin.project.roleIds.ADMIN.toUpperCase()}`)).toEqual([
      'Zoë Admin',
    ]);
    expect(await names('?passcode=active')).toEqual(['Zoë Admin']);
    expect(await names('?passcode=NONE')).toEqual(['Ada Test', 'Bea Test']);
    expect(await names('?twoFactor=off')).toEqual([]);
    expect(await names('?q=zoe')).toEqual(['Zoë Admin']);
    expect(await names(`?q=${bea.id}`)).toEqual(['Bea Test']);
    expect(await names('?module=users&level=read_write')).toEqual(['Zoë Admin']);
    expect(await names('?lastLogin=never&q=bea')).toEqual(['Bea Test']);
  });

  test('tells nothing of how somebody invited signs in elsewhere, until they have joined', async () => {
    const guest = await givenMember(await givenProject(), 'MEMBER', { firstName: 'Guest' });
    const signIn = (at: string) =>
      database().user.update({ where: { id: guest.id }, data: { lastSignInAt: new Date(at) } });
    await signIn('2026-01-01');
    const { memberId } = await givenInvitation(admin, new Date(), { userId: guest.id });
    await signIn('2026-02-02');
    const names = async (query: string) => (await list(query)).data.map(({ name }) => name);
    expect(await names('?twoFactor=on')).toEqual(['Zoë Admin']);
    expect(await names('?twoFactor=off')).toEqual(['Guest Member']);
    expect(await names('?lastLogin=never')).toEqual(['Guest Member', 'Zoë Admin']);
    const place = async () => {
      const { links } = await list('?sort=-lastLogin&limit=1');
      return new URL(links.next!).searchParams.get('cursor')!;
    };
    expect(Buffer.from(await place(), 'base64url').toString()).not.toContain('2026');
    await database().member.update({ where: { id: memberId }, data: { status: 'ACTIVE' } });
    expect((await list('?twoFactor=on&q=guest')).data).toMatchObject([
      { lastLoginAt: '2026-02-02T00:00:00.000Z' },
    ]);
    await signIn('2026-03-03');
    expect(await names('?sort=-lastLogin')).toEqual(['Guest Member', 'Zoë Admin']);
    expect(Buffer.from(await place(), 'base64url').toString()).toContain('2026-03-03');
  });

  test('is counted only where it is asked for', async () => {
    await person('Ada');
    expect(await list('?limit=1')).not.toHaveProperty('count');
    expect(await list('?limit=1&count=true')).toMatchObject({ size: 1, count: 2 });
    expect(await list('?q=ada&count=true')).toMatchObject({ count: 1 });
  });

  test.each([
    'status=NOPE',
    'sort=x',
    'role=x',
    'passcode=x',
    'twoFactor=maybe',
    'lastLogin=7',
    'mail=sent',
    'module=Payments!',
    'level=READ',
    'count=1',
    'limit=0',
    'limit=501',
    'limit=abc',
    'limit=1.5',
    'cursor=tampered',
    `cursor=${'x'.repeat(2001)}`,
    `q=${'x'.repeat(201)}`,
    'unknown=1',
    'status=ACTIVE&status=INVITED',
  ])('refuses %s and names the parameter', async (query) => {
    const answer = await listUsersBy(passcode, `?${query}`);
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'invalid', errors: [{ source: { parameter: query.split('=')[0] } }] },
    });
  });

  test('refuses a cursor of another order, and one that leads backwards', async () => {
    await person('Ada');
    const next = new URL((await list('?limit=1')).links.next!);
    next.searchParams.set('sort', 'added');
    const moved = await listUsersBy(passcode, next.search);
    const parts = JSON.stringify(['name', 'before', 'ada test', admin.memberId]);
    const back = Buffer.from(parts).toString('base64url');
    const backwards = await listUsersBy(passcode, `?cursor=${back}`);
    for (const { status, body } of [moved, backwards]) {
      expect(status).toBe(422);
      expect(body).toMatchObject({ errors: [{ code: 'unknown_cursor' }] });
    }
  });

  test.each(['name', '-name', 'added', '-added', 'lastLogin', '-lastLogin'])(
    'goes by %s through everybody once, while some come and others go',
    async (sort) => {
      const people = [];
      for (let index = 0; index < 9; index++) people.push(await person(`P${index}`));
      const seen: string[] = [];
      let query: string | null = `?limit=2&sort=${sort}&q=test`;
      let round = 0;
      while (query !== null) {
        const page: List = await list(query);
        seen.push(...page.data.map(({ name }) => name));
        const { next } = page.links;
        query = next === null ? null : new URL(next).search;
        // Whoever was seen last goes, so that the cursor names nobody; and somebody new comes.
        const last = people.find(({ id }) => id === page.data.at(-1)?.id);
        if (round < 2 && last) await database().user.delete({ where: { id: last.id } });
        if (round < 2) await person(`New ${round}`, 'Person');
        round++;
      }
      expect(seen.toSorted()).toEqual(people.map(({ name }) => name));
    },
  );

  test('ends on an empty page where everybody after the cursor has gone', async () => {
    const [, bea] = [await person('Ada'), await person('Bea')];
    const { links } = await list('?limit=1&q=test');
    await database().user.delete({ where: { id: bea.id } });
    const page = await list(new URL(links.next!).search);
    expect(page).toMatchObject({ size: 0, data: [], links: { next: null } });
  });
});

// On the embedded database no statement is kept.
test.runIf(inject('engine') === 'postgres')(
  'pages of all lengths leave room for the plans of other reads',
  async () => {
    await transactWhole(async (tx) => {
      const plans = async () => {
        const [row] = await tx.$queryRaw<{ count: number }[]>`
          SELECT count(*)::int AS count FROM pg_prepared_statements`;
        return row?.count;
      };
      await list();
      const before = await plans();
      for (const limit of [1, 24, 26, 500]) await list(`?limit=${limit}`);
      expect(before).toBeGreaterThan(0);
      expect(await plans()).toBe(before);
    });
  },
);

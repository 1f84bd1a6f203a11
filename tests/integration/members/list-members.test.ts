import { beforeEach, describe, expect, test } from 'vitest';
import { encodeCursor } from '@/lib/members/cursor';
import { membersPerPage } from '@/lib/members/schema';
import { database } from '@/lib/platform/database';
import { givenMember, givenProject } from '@/tests/support/given-project';
import { admin, ago, givenZoe, invite, list, names, now, person } from './listed-members';

beforeEach(givenZoe);

async function givenPeople(count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    await person(`P${String(index).padStart(3, '0')}`);
  }
}

describe('the list', () => {
  test('shows each person with what the columns need', async () => {
    const ravi = await person('Ravi', 'Iyer', 'CREATOR');
    await database().user.update({ where: { id: ravi.id }, data: { lastSignInAt: ago(5) } });
    await invite('anna@example.net');
    const page = await list();
    expect(page).toMatchObject({ total: 3, previous: null, next: null });
    expect(page.rows).toMatchObject([
      {
        name: 'anna@example.net',
        status: 'INVITED',
        access: { roles: [{ name: 'Member', systemRole: 'MEMBER' }] },
        lastSignInAt: null,
        twoFactor: false,
        invitation: { sentAt: now, mail: { status: 'queued', reason: null } },
      },
      {
        userId: ravi.id,
        name: 'Ravi Iyer',
        email: ravi.email,
        status: 'ACTIVE',
        access: { roles: [{ name: 'Creator' }] },
        lastSignInAt: ago(5),
        twoFactor: true,
        invitation: null,
      },
      { name: 'Zoë Admin', access: { roles: [{ name: 'Admin' }] } },
    ]);
  });

  test('holds the people of this project only', async () => {
    await givenMember(await givenProject(), 'ADMIN', { firstName: 'Else', lastName: 'Where' });
    expect(names(await list())).toEqual(['Zoë Admin']);
    expect(names(await list({ q: 'else' }))).toEqual([]);
  });

  test('opens to readers and to nobody else', async () => {
    expect((await list({}, await person('A', 'Reader', 'APPROVER'))).total).toBe(2);
    await expect(list({}, await person('A', 'Member'))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('paging', () => {
  test('goes through everybody once, and back the same way', async () => {
    await givenPeople(2 * membersPerPage + 4);
    const pages = [await list()];
    while (pages.at(-1)?.next) pages.push(await list({ cursor: pages.at(-1)!.next! }));
    expect(pages.map((page) => page.rows.length)).toEqual([25, 25, 5]);
    const all = pages.flatMap(names);
    expect(new Set(all).size).toBe(55);
    expect(all).toEqual(all.toSorted());
    const second = await list({ cursor: pages[2]!.previous! });
    expect(names(second)).toEqual(names(pages[1]!));
    const first = await list({ cursor: second.previous! });
    expect(names(first)).toEqual(names(pages[0]!));
    expect(first.previous).toBeNull();
    expect((await list({ cursor: second.next! })).next).toBeNull();
  });

  test.each(['-name', 'lastLogin', '-lastLogin', 'added', '-added'])(
    'holds in order %s',
    async (sort) => {
      await givenPeople(membersPerPage + 5);
      const first = await list({ sort });
      const second = await list({ sort, cursor: first.next! });
      expect(new Set([...names(first), ...names(second)]).size).toBe(31);
      expect(names(await list({ sort, cursor: second.previous! }))).toEqual(names(first));
    },
  );

  test('holds inside a filter', async () => {
    await givenPeople(membersPerPage + 2);
    const params = { q: 'test', status: 'active' };
    const first = await list(params);
    expect(first.total).toBe(27);
    const second = await list({ ...params, cursor: first.next! });
    expect(names(second)).toEqual(['P025 Test', 'P026 Test']);
    expect(names(await list({ ...params, cursor: second.previous! }))).toEqual(names(first));
  });

  test('a cursor that leads nowhere any more shows the first page', async () => {
    const gone = encodeCursor('name', { side: 'after', key: 'zzz', id: admin.memberId });
    expect(names(await list({ cursor: gone }))).toEqual(['Zoë Admin']);
    const start = encodeCursor('name', { side: 'before', key: '', id: admin.memberId });
    expect(names(await list({ cursor: start }))).toEqual(['Zoë Admin']);
    expect(names(await list({ cursor: 'tampered' }))).toEqual(['Zoë Admin']);
  });
});

describe('orders', () => {
  test('by name, by last login with "never" as the oldest, by date added', async () => {
    const [b, a] = [await person('Bea'), await person('Ada')];
    await database().user.update({ where: { id: b.id }, data: { lastSignInAt: ago(60) } });
    await database().user.update({ where: { id: admin.id }, data: { lastSignInAt: ago(5) } });
    await database().member.update({ where: { id: a.memberId }, data: { createdAt: ago(90) } });
    const first = async (sort: string) => names(await list({ sort }))[0];
    expect(await first('name')).toBe('Ada Test');
    expect(await first('-name')).toBe('Zoë Admin');
    expect(names(await list({ sort: '-lastLogin' }))).toEqual([
      'Zoë Admin',
      'Bea Test',
      'Ada Test',
    ]);
    expect(await first('lastLogin')).toBe('Ada Test');
    expect(await first('added')).toBe('Ada Test');
  });
});

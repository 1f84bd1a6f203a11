import { beforeEach, describe, expect, test } from 'vitest';
import * as oneUser from '@/app/api/v1/users/[userId]/route';
import * as allUsers from '@/app/api/v1/users/route';
import { userResource } from '@/lib/members/user-resource';
import { database } from '@/lib/platform/database';
import { callApi, givenPasscode } from '@/tests/support/api';
import { auditTrail } from '@/tests/support/audit-trail';
import { givenMember, givenProject, type GivenMember } from '@/tests/support/given-project';

const day = (days: number) => new Date(Date.now() + days * 86_400_000);

let admin: GivenMember;
let passcode: string;

beforeEach(async () => {
  admin = await givenMember(await givenProject(), 'ADMIN', { firstName: 'Zoë', lastName: 'Admin' });
  passcode = await givenPasscode(admin);
});

type User = { id: string; email: string; name: string };
type List = { data: User[]; size: number; links: { next: string | null }; count?: number };

const list = async (query = ''): Promise<List> => {
  const { body } = await callApi(allUsers.GET, { passcode, path: `/users${query}` });
  return body as List;
};

const one = (member: Pick<GivenMember, 'id'>) =>
  callApi(oneUser.GET, { passcode, params: { userId: member.id } });

const patch = (member: Pick<GivenMember, 'id'>, body: unknown, headers = {}, by = passcode) =>
  callApi(oneUser.PATCH, {
    passcode: by,
    method: 'PATCH',
    path: `/users/${member.id}`,
    params: { userId: member.id },
    body,
    headers,
  });

const remove = (member: Pick<GivenMember, 'id'>) =>
  callApi(oneUser.DELETE, { passcode, method: 'DELETE', params: { userId: member.id } });

const person = (firstName: string, lastName = 'Test') =>
  givenMember(admin.project, 'MEMBER', { firstName, lastName });

describe('the list', () => {
  test('holds each user as the address of one user does', async () => {
    const ravi = await person('Ravi', 'Iyer');
    const { data, size, links } = await list();
    expect({ size, next: links.next }).toEqual({ size: 2, next: null });
    const [first] = data;
    expect(first).toEqual((await one(ravi)).body);
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
    const answer = await callApi(allUsers.GET, { passcode, path: `/users?${query}` });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'invalid', errors: [{ source: { parameter: query.split('=')[0] } }] },
    });
  });

  test('refuses a cursor of another order, and one that leads backwards', async () => {
    await person('Ada');
    const next = new URL((await list('?limit=1')).links.next!);
    next.searchParams.set('sort', 'added');
    const moved = await callApi(allUsers.GET, { passcode, path: `/users${next.search}` });
    const parts = JSON.stringify(['name', 'before', 'ada test', admin.memberId]);
    const back = Buffer.from(parts).toString('base64url');
    const backwards = await callApi(allUsers.GET, { passcode, path: `/users?cursor=${back}` });
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

describe('a change', () => {
  test('touches what is given and leaves the rest', async () => {
    const ravi = await person('Ravi', 'Iyer');
    const { status, body } = await patch(ravi, {
      firstName: '  Ravindra ',
      mobile: '+91 98765-43210',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'Ravindra Iyer',
      lastName: 'Iyer',
      mobile: '+919876543210',
      endsAt: null,
    });
    expect((await list('?q=ravindra')).data).toHaveLength(1);
    expect((await patch(ravi, { mobile: null })).body).toMatchObject({ mobile: null });
    const ended = await patch(ravi, { endsAt: '2031-03-31' });
    expect(ended.body).toMatchObject({ endsAt: '2031-04-01T00:00:00.000Z', status: 'ACTIVE' });
    expect((await patch(ravi, { endsAt: null })).body).toMatchObject({ endsAt: null });
    expect(await auditTrail(ravi.id)).toEqual([
      'user.updated',
      'user.updated',
      'user.roles_changed',
      'user.roles_changed',
    ]);
    const row = await database().auditEvent.findFirstOrThrow({ where: { targetId: ravi.id } });
    expect(row).toMatchObject({
      before: { firstName: 'Ravi', mobile: null },
      after: { firstName: 'Ravindra', mobile: '+919876543210' },
      passcodePrefix: passcode.split('_')[1],
    });
  });

  test('of nothing, or to what is there already, writes nothing', async () => {
    const ravi = await person('Ravi');
    expect(await patch(ravi, {})).toMatchObject({ status: 200, body: { id: ravi.id } });
    expect((await patch(ravi, { firstName: 'Ravi', endsAt: null })).status).toBe(200);
    expect(await auditTrail(ravi.id)).toEqual([]);
  });

  test('of one’s own name is fine, of one’s own end is not', async () => {
    await person('Ada');
    expect((await patch(admin, { firstName: 'Zoe' })).body).toMatchObject({ name: 'Zoe Admin' });
    const refused = await patch(admin, { endsAt: '2031-01-01' });
    expect(refused).toMatchObject({ status: 403, body: { code: 'self' } });
  });

  test.each<[unknown, string[]]>([
    [{ firstName: 5 }, ['/firstName']],
    [{ firstName: '' }, ['/firstName']],
    [{ firstName: null, lastName: ['x'] }, ['/firstName', '/lastName']],
    [{ mobile: 'call me' }, ['/mobile']],
    [{ endsAt: 'soon' }, ['/endsAt']],
    [{ endsAt: '' }, ['/endsAt']],
    [{ endsAt: '2001-01-01' }, ['/endsAt']],
    [{ email: 'new@example.com', lastName: 'New' }, ['/email']],
    [{ status: 'DISABLED', roles: [] }, ['/status', '/roles']],
    [[], ['']],
    ['"text"', ['']],
  ])('to %j is refused and named, and nothing is written', async (body, pointers) => {
    const ravi = await person('Ravi');
    const answer = await patch(ravi, body);
    expect(answer).toMatchObject({
      status: 422,
      body: {
        code: 'invalid',
        errors: pointers.map((pointer) => ({ source: { pointer } })),
      },
    });
    expect((await one(ravi)).body).toMatchObject({ firstName: 'Ravi', lastName: 'Test' });
    expect(await auditTrail(ravi.id)).toEqual([]);
  });

  test('of a version that is gone names what changed, and writes nothing', async () => {
    const ravi = await person('Ravi');
    const etag = (await one(ravi)).headers.get('etag')!;
    const first = await patch(ravi, { firstName: 'Ram' }, { 'if-match': etag });
    expect(first.status).toBe(200);
    const second = await patch(ravi, { lastName: 'Late' }, { 'if-match': etag });
    expect(second).toMatchObject({
      status: 409,
      body: {
        code: 'stale',
        errors: [{ source: { pointer: '/firstName' } }, { source: { pointer: '/name' } }],
      },
    });
    expect((await one(ravi)).body).toMatchObject({ name: 'Ram Test' });
    const again = first.headers.get('etag')!;
    expect((await patch(ravi, { lastName: 'Late' }, { 'if-match': again })).status).toBe(200);
  });

  test('twenty at once of one version: one of them is made', async () => {
    const ravi = await person('Ravi');
    const etag = (await one(ravi)).headers.get('etag')!;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        patch(ravi, { firstName: `R${index}` }, { 'if-match': etag }),
      ),
    );
    const statuses = answers.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([200, ...Array<number>(19).fill(409)]);
    expect(await auditTrail(ravi.id)).toEqual(['user.updated']);
  });

  test('many people at once, all are changed', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, (_, index) => person(`P${index}`)));
    const answers = await Promise.all(people.map((each) => patch(each, { lastName: 'Changed' })));
    expect(answers.map(({ status }) => status)).toEqual(people.map(() => 200));
    expect((await list('?q=changed&count=true')).count).toBe(12);
  });
});

describe('deleting', () => {
  test('removes the user once; then there is nobody', async () => {
    const ravi = await person('Ravi');
    expect(await remove(ravi)).toMatchObject({ status: 204, body: null });
    expect((await remove(ravi)).status).toBe(404);
    expect((await one(ravi)).status).toBe(404);
    expect(await auditTrail(ravi.id)).toEqual(['user.deleted']);
  });

  test('nobody deletes themselves', async () => {
    await givenMember(admin.project);
    expect(await remove(admin)).toMatchObject({ status: 403, body: { code: 'self' } });
  });
});

test('an end that has passed shows as revoked', async () => {
  const ravi = await person('Ravi');
  await database().member.update({ where: { id: ravi.memberId }, data: { endsAt: day(-1) } });
  expect((await one(ravi)).body).toMatchObject({ status: 'REVOKED', membership: 'ACTIVE' });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { database } from '@/lib/platform/database';
import { givenPasscode } from '@/tests/support/api';
import { auditTrail } from '@/tests/support/audit-trail';
import { givenMember, givenProject, type GivenMember } from '@/tests/support/given-project';
import { callUser, listUsersBy } from '@/tests/support/users-api';

let admin: GivenMember;
let passcode: string;

beforeEach(async () => {
  admin = await givenMember(await givenProject(), 'ADMIN', { firstName: 'Zoë', lastName: 'Admin' });
  passcode = await givenPasscode(admin);
});

const found = async (q: string) =>
  (await listUsersBy(passcode, `?count=true&q=${q}`)).body as { count: number };
const one = (member: GivenMember) => callUser(passcode, 'GET', member);
const patch = (member: GivenMember, body: unknown, headers = {}) =>
  callUser(passcode, 'PATCH', member, null, { body, headers });
const remove = (member: GivenMember) => callUser(passcode, 'DELETE', member);

const person = (firstName: string, lastName = 'Test') =>
  givenMember(admin.project, 'MEMBER', { firstName, lastName });

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
    expect(await found('ravindra')).toMatchObject({ count: 1 });
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
    expect(await found('changed')).toMatchObject({ count: 12 });
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
  await database().member.update({
    where: { id: ravi.memberId },
    data: { endsAt: new Date(Date.now() - 1000) },
  });
  expect((await one(ravi)).body).toMatchObject({ status: 'REVOKED', membership: 'ACTIVE' });
});

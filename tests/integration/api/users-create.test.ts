import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { createdUserResource } from '@/lib/members/user-resource';
import { database } from '@/lib/platform/database';
import { givenPasscode } from '@/tests/support/api';
import { auditTrail } from '@/tests/support/audit-trail';
import { givenScopeItem, givenRole } from '@/tests/support/given-access';
import { givenMember, givenProject, type GivenMember } from '@/tests/support/given-project';
import { owedMails } from '@/tests/support/outbox';
import { callUser, postUser } from '@/tests/support/users-api';

let admin: GivenMember;
let passcode: string;

beforeEach(async () => {
  admin = await givenMember(await givenProject());
  passcode = await givenPasscode(admin);
});

const newcomer = (facts: Record<string, unknown> = {}) => ({
  email: `${randomUUID()}@example.com`,
  firstName: 'Mina',
  lastName: 'Sato',
  roles: [admin.project.roleIds.MEMBER],
  ...facts,
});

const membersOf = () => database().member.count({ where: { projectId: admin.project.id } });

describe('creating a user', () => {
  test('invites them with all that the wizard gives', async () => {
    await givenScopeItem(admin.project, 'PRODUCT', 'P-100');
    await givenScopeItem(admin.project, 'GATEWAY', 'P-100');
    await givenScopeItem(admin.project, 'PRODUCT', 'P-200');
    const refunder = await givenRole(admin.project, 'Refunder', { roles: 'READ' });
    const { roleIds } = admin.project;
    const body = newcomer({
      mobile: '+91 98765 43210',
      roles: [roleIds.CREATOR, roleIds.MEMBER, { id: refunder, endsAt: '2031-01-01' }],
      overrides: { customers: 'READ' },
      scopes: { products: ['P-100'] },
      endsAt: '2032-01-01T12:00:00Z',
    });
    const answer = await postUser(passcode, body);
    expect(answer.status).toBe(201);
    const user = createdUserResource.parse(answer.body);
    expect(user).toMatchObject({
      name: 'Mina Sato',
      email: body.email,
      mobile: '+919876543210',
      status: 'INVITED',
      roles: [
        { id: roleIds.CREATOR, endsAt: null },
        { id: refunder, endsAt: '2031-01-02T00:00:00.000Z' },
      ],
      endsAt: '2032-01-01T12:00:00.000Z',
      invitation: { mail: { status: 'queued' } },
      dropped: ['Member'],
    });
    expect(answer.headers.get('location')).toBe(`http://localhost:3000/api/v1/users/${user.id}`);
    const read = await callUser(passcode, 'GET', user);
    expect(read.headers.get('etag')).toBe(answer.headers.get('etag'));
    expect((await callUser(passcode, 'GET', user, 'overrides')).body).toMatchObject({
      overrides: { customers: 'READ' },
    });
    expect((await callUser(passcode, 'GET', user, 'scopes')).body).toMatchObject({
      products: ['P-100'],
      gateways: 'ALL',
    });
    expect(await owedMails(user.email)).toHaveLength(1);
    expect(await auditTrail(user.id)).toEqual(['user.invited']);
  });

  test('twice by one key, also at once, makes one user and one mail', async () => {
    const body = newcomer();
    const key = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all([1, 2, 3].map(() => postUser(passcode, body, key)));
    answers.push(await postUser(passcode, body, key));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1);
    expect(await membersOf()).toBe(2);
    expect(await owedMails(body.email)).toHaveLength(1);
    const other = await postUser(passcode, newcomer(), key);
    expect(other).toMatchObject({ status: 422, body: { errors: [{ code: 'key_reused' }] } });
    expect(await membersOf()).toBe(2);
  });

  test('who is in the project already is a conflict', async () => {
    const body = newcomer();
    await postUser(passcode, body);
    const again = await postUser(passcode, { ...body, email: body.email.toUpperCase() });
    expect(again).toMatchObject({
      status: 409,
      body: { code: 'conflict', errors: [{ source: { pointer: '/email' } }] },
    });
    expect(await owedMails(body.email)).toHaveLength(1);
  });

  test('who has an account of their own shows no mobile, and keeps their name', async () => {
    const guest = await givenMember(await givenProject(), 'MEMBER', { firstName: 'Own' });
    await database().user.update({ where: { id: guest.id }, data: { mobile: '+4912345678' } });
    const { status, body } = await postUser(passcode, newcomer({ email: guest.email }));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: guest.id,
      name: 'Own Member',
      mobile: null,
      twoFactor: false,
      lastLoginAt: null,
    });
    const guesses = [{ mobile: '+4912345678' }, { firstName: 'Own' }];
    for (const guess of guesses) {
      const refused = await callUser(passcode, 'PATCH', guest, null, { body: guess });
      expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    }
  });

  test.each<[Record<string, unknown>, string[]]>([
    [{ email: undefined, firstName: undefined }, ['/email', '/firstName']],
    [{ email: 'x', lastName: '' }, ['/email', '/lastName']],
    [{ email: 5, mobile: 5 }, ['/email', '/mobile']],
    [{ roles: 'MEMBER' }, ['/roles']],
    [{ roles: ['MEMBER'] }, ['/roles/0']],
    [{ roles: [] }, ['/roles']],
    [{ roles: [randomUUID()] }, ['/roles']],
    [{ overrides: { payments: 'ALL' } }, ['/overrides/payments']],
    [{ overrides: { nowhere: 'READ' } }, ['/overrides/nowhere']],
    [{ overrides: [] }, ['/overrides']],
    [{ scopes: { products: ['P-404', 'P-405'] } }, ['/scopes/products/0', '/scopes/products/1']],
    [{ scopes: { products: 'SOME' } }, ['/scopes/products']],
    [{ scopes: { shops: 'ALL' } }, ['/scopes/shops']],
    [{ endsAt: '2001-01-01' }, ['/endsAt']],
    [{ isAdmin: true }, ['/isAdmin']],
  ])('from %j is refused and named, and nothing is written', async (facts, pointers) => {
    const answer = await postUser(passcode, newcomer(facts));
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid' } });
    const { errors } = answer.body as { errors: { source: { pointer: string } }[] };
    expect(errors.map(({ source }) => source.pointer)).toEqual(pointers);
    expect(await membersOf()).toBe(1);
  });

  test('with a role’s end in the past names the place of that end', async () => {
    const { roleIds } = admin.project;
    const roles = [roleIds.MEMBER, { id: roleIds.CREATOR, endsAt: '2001-01-01' }];
    const answer = await postUser(passcode, newcomer({ roles }));
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ source: { pointer: '/roles/1/endsAt' } }] },
    });
    const twice = await postUser(passcode, newcomer({ roles: [roleIds.MEMBER, roleIds.MEMBER] }));
    expect(twice).toMatchObject({
      status: 422,
      body: { errors: [{ source: { pointer: '/roles' } }] },
    });
  });

  test('an Admin needs a person in the dashboard', async () => {
    const refused = await postUser(passcode, newcomer({ roles: [admin.project.roleIds.ADMIN] }));
    expect(refused).toMatchObject({ status: 403, body: { code: 'reauthentication_required' } });
    expect(await membersOf()).toBe(1);
  });

  test('with more than the caller has is refused with the field', async () => {
    const clerk = await givenMember(admin.project, 'MEMBER');
    await database().memberRole.updateMany({
      where: { memberId: clerk.memberId },
      data: { roleId: await givenRole(admin.project, 'Clerk', { users: 'READ_WRITE' }) },
    });
    const by = await givenPasscode(clerk);
    const overreaching = await postUser(by, newcomer());
    expect(overreaching).toMatchObject({
      status: 403,
      body: { code: 'forbidden', errors: [{ source: { pointer: '/roles' } }] },
    });
    const above = newcomer({ roles: [], overrides: { settings: 'READ' } });
    expect(await postUser(by, above)).toMatchObject({
      status: 403,
      body: { errors: [{ source: { pointer: expect.stringMatching(/^\/overrides/) as string } }] },
    });
    expect(await membersOf()).toBe(2);
  });
});

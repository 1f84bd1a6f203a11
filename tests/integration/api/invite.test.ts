import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import * as invitations from '@/app/api/v1/invitations/route';
import { database } from '@/lib/platform/database';
import { callApi, givenPasscode } from '@/tests/support/api';
import { auditTrail } from '@/tests/support/audit-trail';
import { givenOverrides, givenRole, givenScopeItem } from '@/tests/support/given-access';
import { givenMember, givenProject, type GivenMember } from '@/tests/support/given-project';

type Row = { email: string; outcome: string; code: string | null };
type Report = { invited: number; failed: number; rows: Row[] };

let admin: GivenMember;
let passcode: string;
let member: string;

beforeEach(async () => {
  admin = await givenMember(await givenProject());
  passcode = await givenPasscode(admin);
  member = admin.project.roleIds.MEMBER;
});

const newEmail = () => `${randomUUID()}@example.com`;
const invite = (body: unknown, by = passcode, headers = {}) =>
  callApi(invitations.POST, { passcode: by, body, headers });
const written = async () => [
  await database().member.count({ where: { projectId: admin.project.id } }),
  await database().invitation.count({ where: { projectId: admin.project.id } }),
];

describe('inviting', () => {
  test('answers row by row, and never with a link', async () => {
    const product = await givenScopeItem(admin.project, 'PRODUCT', 'P-1');
    const email = newEmail();
    const answer = await invite({
      rows: [
        { email: ` ${email.toUpperCase()} `, roles: [member] },
        { email: 'not an address', roles: [member] },
        { email, roles: [member] },
        { email: newEmail(), roles: [randomUUID()] },
        { email: admin.email, roles: [member] },
        { email: newEmail(), roles: [member, admin.project.roleIds.CREATOR] },
      ],
      scopes: { products: ['P-1'] },
      endsAt: '2030-01-31',
    });
    expect(answer.status).toBe(201);
    const { rows, ...counts } = answer.body as Report;
    expect(counts).toEqual({ invited: 2, failed: 4 });
    expect(rows.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['invited', null],
      ['failed', 'invalid_email'],
      ['failed', 'duplicate'],
      ['failed', 'unknown_role'],
      ['failed', 'present'],
      ['invited', null],
    ]);
    expect(rows[0]).toMatchObject({
      row: 0,
      email,
      invitation: {
        type: 'invitation',
        email,
        status: 'PENDING',
        isVoid: false,
        roles: [{ id: member, name: 'Member' }],
        sentBy: { id: admin.id, name: admin.name },
        endedAt: null,
        mail: { status: 'queued' },
      },
      dropped: [],
    });
    expect(rows[5]).toMatchObject({ dropped: ['Member'] });
    expect(JSON.stringify(answer.body)).not.toMatch(/token|link|http/i);
    const user = await database().user.findUniqueOrThrow({
      where: { email },
      include: { memberships: { include: { scopes: true } } },
    });
    expect(user.memberships).toMatchObject([
      {
        allProducts: false,
        allGateways: true,
        endsAt: new Date('2030-02-01T00:00:00Z'),
        scopes: [{ itemId: product }],
      },
    ]);
    expect(await auditTrail(user.id)).toEqual(['user.invited']);
  });

  test('fifty at once, once for one key', async () => {
    const rows = Array.from({ length: 50 }, () => ({ email: newEmail(), roles: [member] }));
    const headers = { 'idempotency-key': randomUUID() };
    const first = await invite({ rows }, passcode, headers);
    const second = await invite({ rows }, passcode, headers);
    expect(first).toMatchObject({ status: 201, body: { invited: 50 } });
    expect(second.body).toEqual(first.body);
    expect(await written()).toEqual([51, 50]);
  });

  test('nobody is 422 with every row, and leaves nothing', async () => {
    const before = await written();
    const answer = await invite({
      rows: [
        { email: 'nonsense', roles: [member] },
        { email: admin.email, roles: [member] },
        { email: newEmail(), roles: [randomUUID()] },
      ],
    });
    expect(answer).toMatchObject({
      status: 422,
      body: {
        errors: [
          { code: 'invalid_email', source: { pointer: '/rows/0/email' } },
          { code: 'present', source: { pointer: '/rows/1/email' } },
          { code: 'unknown_role', source: { pointer: '/rows/2/roles' } },
        ],
      },
    });
    expect(await written()).toEqual(before);
  });

  test('above oneself is refused and recorded, also among others', async () => {
    const inviter = await givenMember(admin.project, 'MEMBER');
    await givenOverrides(inviter, { users: 'READ_WRITE' });
    const by = await givenPasscode(inviter);
    const big = await givenRole(admin.project, 'Big', { payments: 'READ_WRITE' });
    const before = await written();
    const alone = newEmail();
    expect(await invite({ rows: [{ email: alone, roles: [big] }] }, by)).toMatchObject({
      status: 403,
      body: { code: 'forbidden', errors: [{ source: { pointer: '/rows/0/roles' } }] },
    });
    expect(await written()).toEqual(before);
    const email = newEmail();
    const { body } = await invite(
      {
        rows: [
          { email, roles: [big] },
          { email: newEmail(), roles: [member] },
        ],
      },
      by,
    );
    expect((body as Report).rows).toMatchObject([{ code: 'forbidden' }, { outcome: 'invited' }]);
    const refused = await database().auditEvent.findMany({
      where: { projectId: admin.project.id, outcome: 'REFUSED' },
      orderBy: { id: 'asc' },
    });
    expect(refused).toMatchObject([
      { event: 'user.invited', actorUserId: inviter.id, targetEmail: alone },
      { event: 'user.invited', targetEmail: email, passcodePrefix: expect.any(String) },
    ]);
  });

  test('an Admin needs a person', async () => {
    const rows = [{ email: newEmail(), roles: [admin.project.roleIds.ADMIN] }];
    const before = await written();
    expect(await invite({ rows })).toMatchObject({
      status: 403,
      body: { code: 'reauthentication_required' },
    });
    expect(await written()).toEqual(before);
  });

  const row = { email: 'a@example.com', roles: [randomUUID()] };
  test.each<[string, unknown, string[]]>([
    ['nothing', {}, ['/rows']],
    ['no rows', { rows: [] }, ['/rows']],
    ['too many', { rows: Array.from({ length: 51 }, () => row) }, ['/rows']],
    ['wrong types', { rows: [{ email: 1, roles: 'x' }] }, ['/rows/0/email', '/rows/0/roles']],
    ['no role', { rows: [{ ...row, roles: [] }] }, ['/rows/0/roles']],
    ['unknown fields', { rows: [{ ...row, name: 'A' }], basis: 1 }, ['/basis', '/rows/0/name']],
    [
      'products that there are not',
      { rows: [row], scopes: { products: ['P-9'] } },
      ['/scopes/products/0'],
    ],
    ['an end that has passed', { rows: [row], endsAt: '2020-01-01' }, ['/endsAt']],
  ])('%s is refused with every place', async (_, body, pointers) => {
    const { status, body: problem } = await invite(body);
    expect(status).toBe(422);
    const { errors } = problem as { errors: { source: { pointer: string } }[] };
    expect(errors.map(({ source }) => source.pointer).sort()).toEqual(pointers);
  });
});

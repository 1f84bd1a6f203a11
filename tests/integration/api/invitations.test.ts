import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as invitations from '@/app/api/v1/invitations/route';
import * as invitation from '@/app/api/v1/invitations/[invitationId]/route';
import * as resend from '@/app/api/v1/invitations/[invitationId]/resend/route';
import { database } from '@/lib/platform/database';
import { callApi, givenPasscode } from '@/tests/support/api';
import { auditTrail } from '@/tests/support/audit-trail';
import { givenOverrides, givenRole, givenScopeItem } from '@/tests/support/given-access';
import { givenInvitation } from '@/tests/support/given-invitation';
import { givenMember, givenProject, type GivenMember } from '@/tests/support/given-project';

type Row = { email: string; outcome: string; code: string | null; invitation: { id: string } };
type Report = { invited: number; failed: number; rows: Row[] };
type List = { data: { id: string; email: string }[]; count?: number; links: { next: string } };

let admin: GivenMember;
let passcode: string;
let member: string;

beforeEach(async () => {
  admin = await givenMember(await givenProject());
  passcode = await givenPasscode(admin);
  member = admin.project.roleIds.MEMBER;
});

const newEmail = () => `${randomUUID()}@example.com`;
const hour = 3_600_000;
const invite = (body: unknown, by = passcode, headers = {}) =>
  callApi(invitations.POST, { passcode: by, body, headers });
const get = (invitationId: string) =>
  callApi(invitation.GET, { passcode, params: { invitationId } });
const withdraw = (invitationId: string, by = passcode) =>
  callApi(invitation.DELETE, { passcode: by, params: { invitationId }, method: 'DELETE' });
const sendAnew = (invitationId: string, by = passcode, headers = {}) =>
  callApi(resend.POST, { passcode: by, params: { invitationId }, method: 'POST', headers });
const list = async (query = '', by = passcode) => {
  const { body } = await callApi(invitations.GET, { passcode: by, path: `/invitations${query}` });
  return body as List;
};
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
    expect(await invite({ rows: [{ email: newEmail(), roles: [big] }] }, by)).toMatchObject({
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
      { event: 'action.refused', actorUserId: inviter.id },
      { event: 'user.invited', targetEmail: email, passcodePrefix: expect.any(String) },
    ]);
  });

  test('an Admin needs a person', async () => {
    const rows = [
      { email: newEmail(), roles: [member] },
      { email: newEmail(), roles: [admin.project.roleIds.ADMIN] },
    ];
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

describe('invitations', () => {
  test('are listed newest first, page by page, by status and address', async () => {
    const start = Date.now();
    const given = [];
    for (let age = 0; age < 5; age++) {
      given.push(await givenInvitation(admin, new Date(start - age * 30 * hour)));
    }
    const first = await list('?limit=2&count=true');
    expect(first.count).toBe(5);
    const second = await list(first.links.next.split('/invitations')[1]);
    const third = await list(second.links.next.split('/invitations')[1]);
    const seen = [first, second, third].flatMap(({ data }) => data.map(({ id }) => id));
    expect(seen).toEqual(given.map(({ id }) => id));
    expect(third.links.next).toBeNull();
    expect((await list('?status=PENDING')).data).toHaveLength(3);
    expect((await list('?status=EXPIRED')).data).toHaveLength(2);
    expect((await list(`?q=${given[3]!.email.slice(4, 20)}`)).data).toMatchObject([
      { id: given[3]!.id },
    ]);
  });

  test('after the last are none, though what was at the cursor is gone', async () => {
    const given = await givenInvitation(admin, new Date());
    const last = await givenInvitation(admin, new Date(Date.now() - hour));
    const { links } = await list('?limit=1');
    await database().invitation.delete({ where: { id: last.id } });
    const next = await list(links.next.split('/invitations')[1]);
    expect(next).toMatchObject({ size: 0, data: [], links: { next: null } });
    expect((await list()).data).toMatchObject([{ id: given.id }]);
  });

  test('are void while whoever sent them lacks what they give', async () => {
    const sender = await givenMember(admin.project, 'CREATOR');
    const { id } = await givenInvitation(sender, new Date());
    expect((await get(id)).body).toMatchObject({ status: 'PENDING', isVoid: true });
    expect((await list()).data).toMatchObject([{ id, isVoid: true }]);
  });

  test('are withdrawn, once', async () => {
    const { id, userId } = await givenInvitation(admin, new Date());
    expect(await withdraw(id)).toMatchObject({ status: 204, body: null });
    expect((await withdraw(id)).status).toBe(204);
    expect((await get(id)).body).toMatchObject({ status: 'WITHDRAWN', user: null, roles: [] });
    expect(await auditTrail(userId)).toEqual(['invitation.withdrawn']);
    expect(await sendAnew(id)).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });

  test('are sent anew, which ends earlier links', async () => {
    const { id, userId } = await givenInvitation(admin, new Date(Date.now() - 100 * hour));
    const before = await get(id);
    expect(before.body).toMatchObject({ status: 'EXPIRED' });
    const etag = before.headers.get('etag') ?? '';
    const answer = await sendAnew(id, passcode, { 'if-match': etag });
    expect(answer).toMatchObject({
      status: 200,
      body: { id, status: 'PENDING', mail: { status: 'queued' } },
    });
    const links = await database().invitationLink.findMany({ where: { invitationId: id } });
    expect(links.filter(({ supersededAt }) => supersededAt === null)).toHaveLength(1);
    expect(await auditTrail(userId)).toEqual(['invitation.resent']);
    expect((await sendAnew(id, passcode, { 'if-match': etag })).status).toBe(409);
  });

  test('keep their version while their mail is delivered', async () => {
    const { body } = await invite({ rows: [{ email: newEmail(), roles: [member] }] });
    const { id } = (body as Report).rows[0]!.invitation;
    const etag = (await get(id)).headers.get('etag') ?? '';
    const { outboxMessageId } = await database().invitation.findUniqueOrThrow({ where: { id } });
    await database().outboxMessage.update({
      where: { id: outboxMessageId! },
      data: { status: 'SENT', sentAt: new Date(), attempts: 1, sealedProps: null },
    });
    expect((await get(id)).body).toMatchObject({ mail: { status: 'sent' } });
    expect((await sendAnew(id, passcode, { 'if-match': etag })).status).toBe(200);
  });

  test('of another project, or of none, are not found', async () => {
    const foreign = await givenInvitation(await givenMember(await givenProject()), new Date());
    for (const id of [foreign.id, randomUUID(), 'nonsense']) {
      const missing = { status: 404, body: { code: 'not_found' } };
      expect(await get(id)).toMatchObject(missing);
      expect(await withdraw(id)).toMatchObject(missing);
      expect(await sendAnew(id)).toMatchObject(missing);
    }
  });

  test.each([
    ['cursor=nonsense', 'cursor'],
    [`cursor=${Buffer.from('["sent","before","x"]').toString('base64url')}`, 'cursor'],
    ['limit=0', 'limit'],
    ['status=pending', 'status'],
    ['count=yes', 'count'],
    ['page=2', 'page'],
  ])('are not listed by %s', async (query, parameter) => {
    const path = `/invitations?${query}`;
    expect(await callApi(invitations.GET, { passcode, path })).toMatchObject({
      status: 422,
      body: { errors: [{ source: { parameter } }] },
    });
  });
});

describe('refused', () => {
  let project: GivenMember['project'];
  let given: { id: string };
  beforeAll(async () => {
    const sender = await givenMember(await givenProject());
    project = sender.project;
    given = await givenInvitation(sender, new Date());
  });

  test.each(['MEMBER', 'CREATOR', 'APPROVER', 'reading'] as const)('to a %s', async (who) => {
    const isReading = who === 'reading';
    const caller = await givenMember(project, isReading ? 'ADMIN' : who);
    const by = await givenPasscode(caller, { readOnly: isReading });
    for (const answer of [
      await invite({ rows: [{ email: newEmail(), roles: [project.roleIds.MEMBER] }] }, by),
      await withdraw(given.id, by),
      await sendAnew(given.id, by),
    ]) {
      expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    }
    const listed = await callApi(invitations.GET, { passcode: by });
    expect(listed.status).toBe(who === 'MEMBER' ? 403 : 200);
    expect(await database().invitation.count({ where: { projectId: project.id } })).toBe(1);
  });
});

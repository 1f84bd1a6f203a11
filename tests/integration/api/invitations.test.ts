import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as invitations from '@/app/api/v1/invitations/route';
import * as invitation from '@/app/api/v1/invitations/[invitationId]/route';
import * as resend from '@/app/api/v1/invitations/[invitationId]/resend/route';
import { database } from '@/lib/platform/database';
import { callApi, givenPasscode } from '@/tests/support/api';
import { auditTrail } from '@/tests/support/audit-trail';
import { givenInvitation } from '@/tests/support/given-invitation';
import { givenMember, givenProject, type GivenMember } from '@/tests/support/given-project';

type Report = { rows: { invitation: { id: string } }[] };
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
const invite = (body: unknown, by = passcode) => callApi(invitations.POST, { passcode: by, body });
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

test('an invitation of an Admin is not sent anew by a passcode', async () => {
  const admin = await givenMember(await givenProject());
  const { id } = await givenInvitation(admin, new Date(), { role: 'ADMIN' });
  const answer = await callApi(resend.POST, {
    passcode: await givenPasscode(admin),
    params: { invitationId: id },
    method: 'POST',
  });
  expect(answer).toMatchObject({ status: 403, body: { code: 'reauthentication_required' } });
});

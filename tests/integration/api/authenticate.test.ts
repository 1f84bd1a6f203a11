import { describe, expect, test } from 'vitest';
import { GET } from '@/app/api/v1/me/route';
import { database } from '@/lib/platform/database';
import { callApi, givenPasscode } from '@/tests/support/api';
import { auditTrail } from '@/tests/support/audit-trail';
import { givenMember, givenProject, type GivenMember } from '@/tests/support/given-project';

const day = (days: number) => new Date(Date.now() + days * 86_400_000);

async function givenOwner(): Promise<GivenMember> {
  return givenMember(await givenProject());
}

describe('a passcode', () => {
  test('makes the caller its owner, by either kind of header', async () => {
    const owner = await givenOwner();
    const passcode = await givenPasscode(owner);
    const bearer = await callApi(GET, { passcode });
    const headers = { 'x-rolecall-project': owner.project.id, 'x-rolecall-passcode': passcode };
    const own = await callApi(GET, { headers });
    expect(bearer).toMatchObject({ status: 200, body: { type: 'me', id: owner.id } });
    expect(own.body).toEqual(bearer.body);
  });

  test('notes its last use and where that came from', async () => {
    const owner = await givenOwner();
    const passcode = await givenPasscode(owner);
    await callApi(GET, { passcode, headers: { 'x-client-address': '192.0.2.9' } });
    const row = await database().passcode.findFirstOrThrow({ where: { memberId: owner.memberId } });
    expect(row.lastUsedAt).not.toBeNull();
    expect(row.lastUsedAddress).toBe('192.0.2.9');
  });

  test('that only reads gives no more than reading', async () => {
    const passcode = await givenPasscode(await givenOwner(), { readOnly: true });
    const { body } = await callApi(GET, { passcode });
    const { access } = body as { access: { level: string }[] };
    expect(new Set(access.map(({ level }) => level))).toEqual(new Set(['READ']));
  });

  const endings: [string, (owner: GivenMember) => Promise<unknown>][] = [
    [
      'it is revoked',
      ({ memberId }) =>
        database().passcode.updateMany({ where: { memberId }, data: { revokedAt: new Date() } }),
    ],
    [
      'its time is over',
      ({ memberId }) =>
        database().passcode.updateMany({ where: { memberId }, data: { endsAt: day(-1) } }),
    ],
    [
      'its owner is disabled',
      ({ id }) => database().user.update({ where: { id }, data: { disabledAt: new Date() } }),
    ],
    [
      'its owner is locked by an administrator',
      ({ id }) => database().user.update({ where: { id }, data: { lockedAt: new Date() } }),
    ],
    [
      'its owner’s access is revoked',
      ({ memberId }) =>
        database().member.update({ where: { id: memberId }, data: { status: 'REVOKED' } }),
    ],
    [
      'its owner’s membership has ended',
      ({ memberId }) =>
        database().member.update({ where: { id: memberId }, data: { endsAt: day(-1) } }),
    ],
    [
      'its owner is deleted',
      ({ memberId }) => database().member.delete({ where: { id: memberId } }),
    ],
  ];
  test.each(endings)('opens nothing once %s', async (_, end) => {
    const owner = await givenOwner();
    await givenMember(owner.project);
    const passcode = await givenPasscode(owner);
    expect((await callApi(GET, { passcode })).status).toBe(200);
    await end(owner);
    expect(await callApi(GET, { passcode })).toMatchObject({
      status: 401,
      body: { code: 'unauthenticated' },
    });
  });

  test('goes on opening when failed sign-ins have closed the password road', async () => {
    const owner = await givenOwner();
    const passcode = await givenPasscode(owner);
    await database().user.update({
      where: { id: owner.id },
      data: { passwordFailures: 100, passwordLockedUntil: day(1) },
    });
    expect((await callApi(GET, { passcode })).status).toBe(200);
  });

  test('loses what its owner loses, in the same moment', async () => {
    const owner = await givenOwner();
    const passcode = await givenPasscode(owner);
    await givenMember(owner.project);
    const { memberId, project } = owner;
    await database().memberRole.update({
      where: { memberId_roleId: { memberId, roleId: project.roleIds.ADMIN } },
      data: { roleId: project.roleIds.MEMBER },
    });
    const { body } = await callApi(GET, { passcode });
    expect(body).toMatchObject({
      roles: [{ name: 'Member' }],
      access: expect.arrayContaining([{ module: 'users', name: 'Users', level: 'NONE' }]),
    });
  });
});

describe('a call is refused alike', () => {
  test.each<[string, (owner: GivenMember, passcode: string) => Record<string, string>]>([
    ['without credentials', () => ({})],
    ['with a cookie alone', () => ({ cookie: '__Host-rolecall.session=x' })],
    ['with a passcode and no project', (_, passcode) => ({ 'x-rolecall-passcode': passcode })],
    [
      'with the ID of another project',
      (_, passcode) => ({
        'x-rolecall-passcode': passcode,
        'x-rolecall-project': '0198c000-0000-7000-8000-000000000000',
      }),
    ],
    [
      'with another secret',
      (_, passcode) => ({
        authorization: `Bearer ${passcode.slice(0, -1)}${passcode.endsWith('A') ? 'B' : 'A'}`,
      }),
    ],
    [
      'with half of a passcode',
      (_, passcode) => ({ authorization: `Bearer ${passcode.slice(0, 20)}` }),
    ],
    ['with basic credentials', (_, passcode) => ({ authorization: `Basic ${passcode}` })],
  ])('%s', async (_, headersOf) => {
    const owner = await givenOwner();
    const passcode = await givenPasscode(owner);
    const { status, headers, body } = await callApi(GET, { headers: headersOf(owner, passcode) });
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toContain('Bearer');
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(body).toEqual({
      type: 'http://localhost:3000/docs#unauthenticated',
      title: 'No valid passcode',
      status: 401,
      code: 'unauthenticated',
      detail: expect.stringContaining('X-Rolecall-Passcode'),
      correlationId: headers.get('x-correlation-id'),
    });
  });

  test('in the address, where no credential is looked for', async () => {
    const passcode = await givenPasscode(await givenOwner());
    const answer = await callApi(GET, { path: `/me?passcode=${passcode}` });
    expect(answer.status).toBe(401);
  });

  test('and a passcode that was one is recorded with its owner, without its secret', async () => {
    const owner = await givenOwner();
    const passcode = await givenPasscode(owner, { revokedAt: new Date() });
    await callApi(GET, { passcode });
    await callApi(GET, { passcode });
    const rows = await database().auditEvent.findMany({
      where: { projectId: owner.project.id, event: 'passcode.refused' },
    });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ actorUserId: owner.id, outcome: 'REFUSED' });
    expect(JSON.stringify(rows)).not.toContain(passcode);
    expect(await auditTrail(owner.id)).toEqual([]);
  });
});

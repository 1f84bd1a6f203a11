import { beforeEach, describe, expect, test } from 'vitest';
import { actedUserResource } from '@/lib/members/user-resource';
import { passcodeResource } from '@/lib/passcodes/passcode-resource';
import { database } from '@/lib/platform/database';
import { givenPasscode } from '@/tests/support/api';
import { auditTrail } from '@/tests/support/audit-trail';
import { givenMember, givenProject, type GivenMember } from '@/tests/support/given-project';
import { callUser, type BelowUser } from '@/tests/support/users-api';

let admin: GivenMember;
let mina: GivenMember;
let passcode: string;

beforeEach(async () => {
  admin = await givenMember(await givenProject());
  mina = await givenMember(admin.project, 'MEMBER', { firstName: 'Mina', lastName: 'Sato' });
  passcode = await givenPasscode(admin);
});

const get = async (below: BelowUser | null) => (await callUser(passcode, 'GET', mina, below)).body;

describe('acts', () => {
  test.each<[BelowUser, BelowUser, object, string]>([
    ['disable', 'enable', { status: 'DISABLED', enabled: false }, 'Mina Sato was disabled'],
    ['lock', 'unlock', { status: 'LOCKED', locked: { by: 'admin' } }, 'Mina Sato was locked'],
    [
      'revoke-access',
      'grant-access',
      { status: 'REVOKED', membership: 'REVOKED' },
      'Mina Sato can no longer open this project',
    ],
  ])('%s and %s, each once however often it is asked', async (act, back, facts, title) => {
    const before = await get(null);
    const done = await callUser(passcode, 'POST', mina, act);
    expect(done).toMatchObject({ status: 200, body: { ...facts, receipt: { title } } });
    actedUserResource.parse(done.body);
    const read = await callUser(passcode, 'GET', mina);
    expect(read.headers.get('etag')).toBe(done.headers.get('etag'));
    const again = await callUser(passcode, 'POST', mina, act, { body: {} });
    expect(again).toMatchObject({
      status: 200,
      body: {
        ...facts,
        receipt: { title: expect.stringContaining('already') as string, lines: [] },
      },
    });
    expect(await auditTrail(mina.id)).toHaveLength(1);
    const undone = await callUser(passcode, 'POST', mina, back);
    expect(undone.status).toBe(200);
    expect(await get(null)).toEqual(before);
  });

  test('of a version that is gone do nothing', async () => {
    const etag = (await callUser(passcode, 'GET', mina)).headers.get('etag')!;
    await callUser(passcode, 'PATCH', mina, null, { body: { firstName: 'Other' } });
    const headers = { 'if-match': etag };
    for (const act of ['disable', 'revoke-access'] as const) {
      const answer = await callUser(passcode, 'POST', mina, act, { headers });
      expect(answer).toMatchObject({ status: 409, body: { code: 'stale' } });
    }
    const gone = await callUser(passcode, 'DELETE', mina, null, { headers });
    expect(gone).toMatchObject({ status: 409, body: { code: 'stale' } });
    expect(await get(null)).toMatchObject({ status: 'ACTIVE' });
  });

  test('take no fields', async () => {
    const answer = await callUser(passcode, 'POST', mina, 'disable', { body: { reason: 'x' } });
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ source: { pointer: '/reason' } }] },
    });
    expect(await get(null)).toMatchObject({ enabled: true });
  });
});

describe('the passcode', () => {
  test('is shown without its secret, and revoked for good', async () => {
    expect(await get('passcode')).toMatchObject({ status: 'NONE', prefix: null, tenure: null });
    const secret = await givenPasscode(mina, { readOnly: true, tenure: 'ONE_YEAR' });
    const shown = await get('passcode');
    expect(passcodeResource.parse(shown)).toMatchObject({
      id: mina.id,
      status: 'ACTIVE',
      prefix: secret.split('_')[1],
      tenure: 'ONE_YEAR',
      readOnly: true,
      endsAt: null,
      lastUsedAt: null,
    });
    expect(JSON.stringify(shown)).not.toContain(secret);
    expect((await callUser(passcode, 'DELETE', mina, 'passcode')).status).toBe(204);
    expect((await callUser(passcode, 'DELETE', mina, 'passcode')).status).toBe(204);
    expect(await get('passcode')).toMatchObject({ status: 'REVOKED' });
    expect(await get(null)).toMatchObject({ passcodeStatus: 'REVOKED' });
    expect((await callUser(secret, 'GET', mina)).status).toBe(401);
    expect(await auditTrail(mina.id)).toEqual(['passcode.revoked']);
  });

  test('can revoke itself, and is dead from then on', async () => {
    await givenMember(admin.project);
    expect((await callUser(passcode, 'DELETE', admin, 'passcode')).status).toBe(204);
    expect((await callUser(passcode, 'GET', admin)).status).toBe(401);
  });

  test.each(['POST', 'PUT', 'PATCH'] as const)('is not granted by %s', async (method) => {
    const answer = await callUser(passcode, method, mina, 'passcode', {
      body: { tenure: 'ONE_YEAR' },
    });
    expect(answer).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
    expect(answer.headers.get('allow')).toBe('GET, DELETE, HEAD, OPTIONS');
    expect(await database().passcode.count({ where: { memberId: mina.memberId } })).toBe(0);
  });
});

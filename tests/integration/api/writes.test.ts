import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { claimKey, requestDigest } from '@/lib/delivery/api/idempotency';
import { seal, unseal } from '@/lib/platform/crypto';
import { database } from '@/lib/platform/database';
import { transact } from '@/lib/platform/transact';
import { callApi, givenPasscode } from '@/tests/support/api';
import { givenOverrides } from '@/tests/support/given-access';
import { contextFor, givenMember } from '@/tests/support/given-project';
import { givenCaller, rename, renames, renaming } from './renaming';

describe('an Idempotency-Key', () => {
  test('gives a request that comes again the same answer, and one effect', async () => {
    const { owner, passcode } = await givenCaller();
    const headers = { 'idempotency-key': randomUUID() };
    const first = await rename(passcode, 'Fresh', headers);
    await database().project.update({ where: { id: owner.project.id }, data: { name: 'Later' } });
    const again = await rename(passcode, 'Fresh', headers);
    expect(first.status).toBe(200);
    expect(again).toMatchObject({ status: 200, body: first.body as object });
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await renames(owner)).toBe(1);
  });

  test('gives twenty at once one effect and one answer', async () => {
    const { owner, passcode } = await givenCaller();
    const headers = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => rename(passcode, 'Fresh', headers)),
    );
    expect(new Set(answers.map(({ status, body }) => JSON.stringify({ status, body }))).size).toBe(
      1,
    );
    expect(answers[0]?.status).toBe(200);
    expect(await renames(owner)).toBe(1);
  });

  test('serves answers without a body too', async () => {
    const { owner, passcode } = await givenCaller();
    const call = { passcode, method: 'POST', headers: { 'idempotency-key': 'once' } };
    const answers = [await callApi(renaming.POST, call), await callApi(renaming.POST, call)];
    expect(answers.map(({ status, body }) => ({ status, body }))).toEqual([
      { status: 204, body: null },
      { status: 204, body: null },
    ]);
    expect(await renames(owner)).toBe(1);
  });

  test('of another request is refused, and nothing is written', async () => {
    const { owner, passcode } = await givenCaller();
    const headers = { 'idempotency-key': randomUUID() };
    await rename(passcode, 'Fresh', headers);
    expect(await rename(passcode, 'Other', headers)).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'key_reused', source: { parameter: 'Idempotency-Key' } }] },
    });
    expect(await renames(owner)).toBe(1);
  });

  test('of the same for another version is of another request', async () => {
    const { owner, passcode } = await givenCaller();
    const headers = { 'idempotency-key': randomUUID() };
    await rename(passcode, 'Fresh', headers);
    expect(await rename(passcode, 'Fresh', { ...headers, 'if-match': '*' })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'key_reused' }] },
    });
    expect(await renames(owner)).toBe(1);
  });

  test('gives nobody an answer who has other rights now', async () => {
    const { owner, passcode } = await givenCaller();
    const headers = { 'idempotency-key': randomUUID() };
    await rename(passcode, 'Fresh', headers);
    const overlap = { replacedAt: new Date(), endsAt: new Date(Date.now() + 60_000) };
    const narrower = await givenPasscode(owner, { readOnly: true, ...overlap });
    expect((await rename(narrower, 'Fresh', headers)).status).toBe(403);
    await givenOverrides(owner, { audit: 'NONE' });
    const again = await rename(passcode, 'Fresh', headers);
    expect(again).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await renames(owner)).toBe(1);
  });

  test('keeps the answer so that the database alone tells nobody', async () => {
    const { owner, passcode } = await givenCaller();
    await rename(passcode, 'Fresh', { 'idempotency-key': 'sealed' });
    const kept = await database().idempotencyKey.findUniqueOrThrow({
      where: { memberId_key: { memberId: owner.memberId, key: 'sealed' } },
    });
    expect(Buffer.from(kept.sealedBody ?? []).toString('latin1')).not.toContain('Fresh');
    expect(unseal('kept-answer', kept.sealedBody!)).toContain('Fresh');
  });

  test('says so when the answer can no longer be opened, and does nothing again', async () => {
    const { owner, passcode } = await givenCaller();
    const headers = { 'idempotency-key': randomUUID() };
    await rename(passcode, 'Fresh', headers);
    await database().idempotencyKey.updateMany({
      where: { memberId: owner.memberId },
      data: { sealedBody: seal('outbox-props', 'sealed by another key') },
    });
    const again = await rename(passcode, 'Fresh', headers);
    expect(again).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(await renames(owner)).toBe(1);
  });

  test('is each member’s own', async () => {
    const { owner, passcode } = await givenCaller();
    const peer = await givenPasscode(await givenMember(owner.project));
    const headers = { 'idempotency-key': 'shared' };
    await rename(passcode, 'One', headers);
    expect(await rename(peer, 'Two', headers)).toMatchObject({
      status: 200,
      body: { name: 'Two' },
    });
  });

  test('counts for a day', async () => {
    const { owner, passcode } = await givenCaller();
    const headers = { 'idempotency-key': randomUUID() };
    await rename(passcode, 'Fresh', headers);
    await database().idempotencyKey.updateMany({
      where: { memberId: owner.memberId },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect(await rename(passcode, 'Other', headers)).toMatchObject({ body: { name: 'Other' } });
  });

  test('of a request that failed can be tried again', async () => {
    const { owner, passcode } = await givenCaller();
    const headers = { 'idempotency-key': randomUUID() };
    expect((await rename(passcode, 'refused', headers)).status).toBe(403);
    expect((await rename(passcode, 'Fresh', headers)).status).toBe(200);
    expect(await renames(owner)).toBe(1);
  });

  test('finds nothing to begin for somebody who is gone meanwhile', async () => {
    const { owner } = await givenCaller();
    await givenMember(owner.project);
    const ctx = contextFor(owner);
    await database().member.delete({ where: { id: owner.memberId } });
    const url = new URL('http://localhost/api/v1/me');
    const digest = requestDigest({ method: 'POST', headers: new Headers() }, { url, json: {} });
    await expect(transact((tx) => claimKey(tx, ctx, 'late', digest))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test.each(['', 'with space', 'ä', 'x'.repeat(256)])('%j is none', async (key) => {
    const { owner, passcode } = await givenCaller();
    const answer = await rename(passcode, 'Fresh', { 'idempotency-key': key });
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid' } });
    expect(await renames(owner)).toBe(0);
  });
});

describe('If-Match', () => {
  test('lets the change happen to what was read, and to nothing else', async () => {
    const { owner, passcode } = await givenCaller();
    const read = await callApi(renaming.GET, { passcode });
    const match = { 'if-match': read.headers.get('etag') ?? '' };
    const changed = await rename(passcode, 'Fresh', match);
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(read.headers.get('etag'));
    const stale = await rename(passcode, 'Other', match);
    expect(stale).toMatchObject({
      status: 409,
      body: {
        code: 'stale',
        errors: [{ code: 'changed', detail: 'name is now "Fresh"', source: { pointer: '/name' } }],
      },
    });
    expect(await renames(owner)).toBe(1);
  });

  test('of many at once lets one through', async () => {
    const { owner, passcode } = await givenCaller();
    const read = await callApi(renaming.GET, { passcode });
    const match = { 'if-match': read.headers.get('etag') ?? '' };
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => rename(passcode, `Name ${index}`, match)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)]);
    expect(await renames(owner)).toBe(1);
  });

  test.each(['"unknown"', 'W/"AAAA"', ''])('%j matches nothing', async (tag) => {
    const { owner, passcode } = await givenCaller();
    expect((await rename(passcode, 'Fresh', { 'if-match': tag })).status).toBe(409);
    expect(await renames(owner)).toBe(0);
  });

  test('of * matches whatever there is', async () => {
    const { passcode } = await givenCaller();
    expect((await rename(passcode, 'Fresh', { 'if-match': '*' })).status).toBe(200);
  });
});

describe('a write', () => {
  test.each(['refused', 'broken'])('that ends %s leaves nothing of itself', async (name) => {
    const { owner, passcode } = await givenCaller();
    await rename(passcode, name);
    expect(await renames(owner)).toBe(0);
    const { name: kept } = await database().project.findUniqueOrThrow({
      where: { id: owner.project.id },
    });
    expect(kept).toBe('Acme');
  });

  test('that is refused is recorded with the passcode it came by', async () => {
    const { owner, passcode } = await givenCaller();
    const { headers } = await rename(passcode, 'refused');
    const rows = await database().auditEvent.findMany({
      where: { projectId: owner.project.id, event: 'action.refused' },
    });
    expect(rows).toMatchObject([
      {
        actorUserId: owner.id,
        passcodePrefix: passcode.slice(3, 11),
        requestId: headers.get('x-correlation-id'),
      },
    ]);
  });
});

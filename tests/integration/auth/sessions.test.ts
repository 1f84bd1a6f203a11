import { beforeEach, describe, expect, test } from 'vitest';
import { completeSignIn } from '@/lib/auth/commands/complete-sign-in';
import { findActor, findSignedInUser } from '@/lib/auth/current-actor';
import { closeSession, openSession } from '@/lib/auth/sessions';
import { defaultSignInRules } from '@/lib/core/sign-in-rules';
import { database } from '@/lib/platform/database';
import { auditTrail } from '@/tests/support/audit-trail';
import { givenMember, givenProject, givenRequest, totpCode } from '@/tests/support/given-project';
import { purgeExpired } from '@/lib/auth/purge-expired';
import { givenSignIn, later, member, now, signIn, start } from './password-sign-in';

beforeEach(givenSignIn);

const sessionIdleMs = defaultSignInRules.sessionIdleMinutes * 60_000;
const sessionAbsoluteMs = defaultSignInRules.sessionAbsoluteMinutes * 60_000;
const hours = (count: number) => new Date(now.getTime() + count * 60 * 60_000);

describe('a ticket', () => {
  test('opens one session, also when it is spent twice at the same time', async () => {
    const code = totpCode(member.totpSecret, now);
    const ticket = await completeSignIn(givenRequest(now), await start(), { method: 'totp', code });
    const sessions = await Promise.all([1, 2, 3].map(() => openSession(givenRequest(now), ticket)));
    expect(sessions.filter(Boolean)).toHaveLength(1);
  });

  test('is worth nothing after a minute', async () => {
    const code = totpCode(member.totpSecret, now);
    const ticket = await completeSignIn(givenRequest(now), await start(), { method: 'totp', code });
    expect(await openSession(givenRequest(later(61_000)), ticket)).toBeNull();
  });
});

describe('a session', () => {
  test('ends when it is idle too long, and when its absolute time is over', async () => {
    const session = await signIn();
    expect(await findSignedInUser(session, later(sessionIdleMs - 1))).not.toBeNull();
    expect(await findSignedInUser(session, later(sessionIdleMs * 2))).toBeNull();
    await database().session.update({
      where: { id: session },
      data: { lastSeenAt: later(sessionAbsoluteMs) },
    });
    expect(await findSignedInUser(session, later(sessionAbsoluteMs + 1))).toBeNull();
  });

  test('is gone in the database after signing out', async () => {
    const session = await signIn();
    await closeSession(givenRequest(now), session);
    expect(await findSignedInUser(session, now)).toBeNull();
    expect(await auditTrail(member.id)).toEqual([
      'sign_in.password_accepted',
      'sign_in.succeeded',
      'session.ended',
    ]);
  });

  test.each(['disabledAt', 'lockedAt'] as const)('bites at once when %s is set', async (field) => {
    const session = await signIn();
    await database().user.update({ where: { id: member.id }, data: { [field]: now } });
    expect(await findSignedInUser(session, now)).toBeNull();
    expect(await findActor(session, member.project.slug, givenRequest(now))).toBeNull();
  });

  test('gives no access to a project that the person is not in', async () => {
    const session = await signIn();
    const other = await givenProject('Other');
    expect(await findActor(session, member.project.slug, givenRequest(now))).toMatchObject({
      projectId: member.project.id,
      levels: { users: 'READ_WRITE' },
    });
    expect(await findActor(session, other.slug, givenRequest(now))).toBeNull();
  });

  test('membership and roles end at their instant, without any job', async () => {
    const session = await signIn();
    await database().memberRole.updateMany({
      where: { memberId: member.memberId },
      data: { endsAt: later(60_000) },
    });
    expect((await findActor(session, member.project.slug, givenRequest(now)))?.roles).toHaveLength(
      1,
    );
    expect(
      (await findActor(session, member.project.slug, givenRequest(later(60_000))))?.roles,
    ).toEqual([]);
    await database().member.update({
      where: { id: member.memberId },
      data: { endsAt: later(120_000) },
    });
    expect(await findActor(session, member.project.slug, givenRequest(later(120_000)))).toBeNull();
  });
});

describe('cleaning up', () => {
  test('sessions that ended a day ago go, younger and open ones stay', async () => {
    const { id: userId } = await givenMember(await givenProject());
    await database().session.createMany({
      data: [-25, -23, 1].map((end) => ({
        userId,
        lastSeenAt: now,
        authenticatedAt: now,
        expiresAt: hours(end),
      })),
    });
    await purgeExpired(now);
    const kept = await database().session.findMany({
      where: { userId },
      orderBy: { expiresAt: 'asc' },
    });
    expect(kept.map((session) => session.expiresAt)).toEqual([hours(-23), hours(1)]);
  });

  test('challenges for passkeys that ran out a day ago go, younger ones stay', async () => {
    const ends = [-25, -23].map(hours);
    const digests = ends.map(() => crypto.getRandomValues(new Uint8Array(32)));
    await database().passkeyChallenge.createMany({
      data: ends.map((expiresAt, i) => ({ digest: digests[i]!, purpose: 'SIGN_IN', expiresAt })),
    });
    await purgeExpired(now);
    const kept = await database().passkeyChallenge.findMany({ where: { digest: { in: digests } } });
    expect(kept.map(({ expiresAt }) => expiresAt)).toEqual([hours(-23)]);
  });

  test('answers that were kept for the API go once their day is over', async () => {
    const { memberId } = await givenMember(await givenProject());
    const kept = (key: string, expiresAt: Date) => ({
      ...{ memberId, key, expiresAt },
      requestDigest: new Uint8Array(32),
      rightsDigest: new Uint8Array(32),
      createdAt: hours(-24),
    });
    await database().idempotencyKey.createMany({
      data: [kept('over', hours(-1)), kept('open', hours(1))],
    });
    await purgeExpired(now);
    const rows = await database().idempotencyKey.findMany({ where: { memberId } });
    expect(rows.map(({ key }) => key)).toEqual(['open']);
  });
});

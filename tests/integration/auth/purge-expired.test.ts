import { expect, test } from 'vitest';
import { purgeExpired } from '@/lib/auth/purge-expired';
import { database } from '@/lib/platform/database';
import { givenMember, givenProject } from '@/tests/support/given-project';

const now = new Date('2026-11-21T10:00:00Z');
const hours = (count: number) => new Date(now.getTime() + count * 60 * 60_000);

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

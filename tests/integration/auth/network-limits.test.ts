import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { requestPasswordReset } from '@/lib/auth/commands/request-password-reset';
import { startSignIn } from '@/lib/auth/commands/start-sign-in';
import { resetNetworkRate, signInNetworkRate } from '@/lib/auth/limits';
import { consumeRateLimit, networkOf, type RateLimit } from '@/lib/platform/rate-limit';
import {
  givenMember,
  givenProject,
  givenRequest,
  goodPassword,
  type GivenMember,
} from '@/tests/support/given-project';

let member: GivenMember;
let address: string;

beforeEach(async () => {
  member = await givenMember(await givenProject());
  address = `2001:db8:${hextet()}:${hextet()}::1`;
});

const hextet = () => randomUUID().slice(0, 4);
const request = (from = address) => givenRequest(new Date(), from);
const wrong = (from = address) =>
  startSignIn(request(from), { email: `${randomUUID()}@example.com`, password: 'wrong password' });
const right = () => startSignIn(request(), { email: member.email, password: goodPassword });

/** As if all but so many of the uses were made. */
async function useUpBut(limit: RateLimit, left: number): Promise<void> {
  for (let i = 0; i < limit.points - left; i++) await consumeRateLimit(limit, networkOf(address));
}

test('one network may fail on so many accounts, whatever accounts they are', async () => {
  await useUpBut(signInNetworkRate, 2);
  for (let i = 0; i < 2; i++) {
    await expect(wrong()).rejects.toMatchObject({ code: 'unauthenticated' });
  }
  await expect(wrong()).rejects.toMatchObject({ code: 'rate_limited' });
  await expect(right()).rejects.toMatchObject({ code: 'rate_limited' });
});

test('the whole /64 is one network, and others are not concerned', async () => {
  await useUpBut(signInNetworkRate, 0);
  await expect(wrong(address.replace('::1', '::2'))).rejects.toMatchObject({
    code: 'rate_limited',
  });
  await expect(wrong('2001:db8:ffff:ffff::1')).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('whoever has the right password uses nothing up', async () => {
  await useUpBut(signInNetworkRate, 1);
  await expect(right()).resolves.toBeTypeOf('string');
  await expect(right()).resolves.toBeTypeOf('string');
  await expect(wrong()).rejects.toMatchObject({ code: 'unauthenticated' });
  await expect(wrong()).rejects.toMatchObject({ code: 'rate_limited' });
});

test('guesses on one account that its own limit refuses do not use up what others need', async () => {
  await useUpBut(signInNetworkRate, 4);
  const email = `${randomUUID()}@example.com`;
  const guess = () => startSignIn(request(), { email, password: 'wrong password' });
  await Promise.allSettled(Array.from({ length: 8 }, guess));
  await expect(guess()).rejects.toMatchObject({ code: 'rate_limited' });
  await expect(right()).resolves.toBeTypeOf('string');
});

test('one network may ask for so many resets, over all addresses', async () => {
  await useUpBut(resetNetworkRate, 1);
  const ask = () => requestPasswordReset(request(), { email: `${randomUUID()}@example.com` });
  await expect(ask()).resolves.toBeUndefined();
  await expect(ask()).rejects.toMatchObject({ code: 'rate_limited' });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { createPasskeyRegistration, verifyNewPasskey } from '@/lib/auth/passkey-registration';
import { createPasskeyOptions, provePasskey } from '@/lib/auth/passkeys';
import type { PasskeyProofTask } from '@/lib/auth/passkey-challenges';
import { database } from '@/lib/platform/database';
import { transact } from '@/lib/platform/transact';
import { givenPasskey } from '@/tests/support/given-passkey';
import {
  givenMember,
  givenProject,
  givenRequest,
  userContextFor,
  type GivenMember,
} from '@/tests/support/given-project';
import { makePasskey, usePasskey, type SoftPasskey } from '@/tests/support/soft-authenticator';

const now = new Date('2026-11-21T10:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const signIn = { purpose: 'SIGN_IN' } as const;

let member: GivenMember;
let passkey: SoftPasskey & { passkeyId: string };

beforeEach(async () => {
  member = await givenMember(await givenProject());
  passkey = await givenPasskey(member, now);
});

async function challengeFor(task: PasskeyProofTask): Promise<string> {
  return (await createPasskeyOptions(givenRequest(now), task)).challenge;
}

function prove(task: PasskeyProofTask, response: ReturnType<typeof usePasskey>, at = now) {
  return transact((tx) => provePasskey(tx, givenRequest(at), task, response));
}

describe('a proof by passkey', () => {
  test('names its person, and the counter and time of the use are kept', async () => {
    const response = usePasskey(passkey, await challengeFor(signIn));
    expect(await prove(signIn, response)).toMatchObject({
      proven: true,
      passkey: { user: { id: member.id } },
    });
    const row = await database().passkey.findUniqueOrThrow({ where: { id: passkey.passkeyId } });
    expect(row).toMatchObject({ counter: 1n, lastUsedAt: now });
  });

  test('counts once, also when it comes ten times at the same time', async () => {
    const response = usePasskey(passkey, await challengeFor(signIn));
    const proofs = await Promise.all(Array.from({ length: 10 }, () => prove(signIn, response)));
    expect(proofs.filter(({ proven }) => proven)).toHaveLength(1);
    expect((await prove(signIn, response)).proven).toBe(false);
  });

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a frame in another site', { crossOrigin: true }],
    ['another address', { rpId: 'evil.example' }],
    ['somebody it did not verify', { userVerified: false }],
    ['the making of a passkey', { type: 'webauthn.create' }],
    ['an authenticator whose counter stands still', { counter: 0 }],
  ])('is refused when it is of %s, and its challenge is spent', async (_, faults) => {
    await prove(signIn, usePasskey(passkey, await challengeFor(signIn)));
    const challenge = await challengeFor(signIn);
    expect((await prove(signIn, usePasskey(passkey, challenge, faults))).proven).toBe(false);
    expect((await prove(signIn, usePasskey(passkey, challenge))).proven).toBe(false);
  });

  test('is refused when it was signed by another key', async () => {
    const stranger = makePasskey('challenge').passkey;
    const challenge = await challengeFor(signIn);
    const forged = { ...usePasskey(stranger, challenge), id: passkey.id, rawId: passkey.id };
    expect((await prove(signIn, forged)).proven).toBe(false);
  });

  test('is refused when nobody has the passkey', async () => {
    const stranger = makePasskey('challenge').passkey;
    const response = usePasskey(stranger, await challengeFor(signIn));
    expect(await prove(signIn, response)).toEqual({
      proven: false,
      reason: 'The passkey is unknown',
    });
  });

  test('is refused when the passkey is somebody else’s', async () => {
    const other = await givenMember(member.project);
    const task = { purpose: 'SECOND_FACTOR', userId: other.id } as const;
    const response = usePasskey(passkey, await challengeFor(task));
    expect((await prove(task, response)).proven).toBe(false);
  });

  test('is refused when the challenge was made for something or somebody else', async () => {
    const other = await givenMember(member.project);
    const mine = { purpose: 'REAUTHENTICATION', userId: member.id } as const;
    for (const task of [
      signIn,
      { purpose: 'SECOND_FACTOR', userId: member.id } as const,
      { purpose: 'REAUTHENTICATION', userId: other.id } as const,
    ]) {
      const response = usePasskey(passkey, await challengeFor(task));
      expect((await prove(mine, response)).proven).toBe(false);
    }
  });

  test('is refused after five minutes, and for a challenge nobody was given', async () => {
    const response = usePasskey(passkey, await challengeFor(signIn));
    expect((await prove(signIn, response, later(5 * 60_000))).proven).toBe(false);
    expect((await prove(signIn, usePasskey(passkey, 'aW52ZW50ZWQ'))).proven).toBe(false);
  });

  test('is refused when it cannot be read', async () => {
    const response = usePasskey(passkey, await challengeFor(signIn));
    for (const clientDataJSON of ['', 'bm90IGpzb24', Buffer.from('[]').toString('base64url')]) {
      const broken = { ...response, response: { ...response.response, clientDataJSON } };
      expect((await prove(signIn, broken)).proven).toBe(false);
    }
  });
});

describe('the options', () => {
  test('name the passkeys of a known person only, and ask for user verification', async () => {
    const task = { purpose: 'SECOND_FACTOR', userId: member.id } as const;
    expect(await createPasskeyOptions(givenRequest(now), task)).toMatchObject({
      rpId: 'localhost',
      userVerification: 'required',
      allowCredentials: [{ id: passkey.id, transports: ['usb'] }],
    });
    const open = await createPasskeyOptions(givenRequest(now), signIn);
    expect(open.allowCredentials).toEqual([]);
  });

  test('of a registration exclude the authenticators that are known already', async () => {
    const ctx = userContextFor(member, now);
    expect(await createPasskeyRegistration(ctx, ctx.user)).toMatchObject({
      rp: { id: 'localhost' },
      excludeCredentials: [{ id: passkey.id }],
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
  });
});

describe('a new passkey', () => {
  test.each([
    ['made on another site', { origin: 'https://evil.example' }],
    ['made in a frame of another site', { crossOrigin: true }],
    ['made for another address', { rpId: 'evil.example' }],
    ['made without verifying its user', { userVerified: false }],
    ['no new passkey', { type: 'webauthn.get' }],
  ])('is refused when it was %s', async (_, faults) => {
    const ctx = userContextFor(member, now);
    const { challenge } = await createPasskeyRegistration(ctx, ctx.user);
    const verify = (response: ReturnType<typeof makePasskey>['response']) =>
      transact((tx) => verifyNewPasskey(tx, ctx, member.id, response));
    expect(await verify(makePasskey(challenge, faults).response)).toBeNull();
    expect(await verify(makePasskey(challenge).response)).toBeNull();
  });

  test('is refused when the challenge was given to somebody else', async () => {
    const other = userContextFor(await givenMember(member.project), now);
    const { challenge } = await createPasskeyRegistration(other, other.user);
    const { response } = makePasskey(challenge);
    expect(await transact((tx) => verifyNewPasskey(tx, other, member.id, response))).toBeNull();
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { completeSignIn } from '@/lib/auth/commands/complete-sign-in';
import { startSignIn } from '@/lib/auth/commands/start-sign-in';
import { findSignedInUser } from '@/lib/auth/current-actor';
import { replaceRecoveryCodes } from '@/lib/auth/recovery-codes';
import { database } from '@/lib/platform/database';
import { transact } from '@/lib/platform/transact';
import { auditTrail } from '@/tests/support/audit-trail';
import { givenMember, givenRequest, goodPassword, totpCode } from '@/tests/support/given-project';
import { owedMails } from '@/tests/support/outbox';
import { givenSignIn, later, member, now, signIn, start } from './password-sign-in';

beforeEach(givenSignIn);

async function failPassword(times: number, at = now): Promise<void> {
  for (let i = 0; i < times; i++) {
    await expect(start('wrong password', member.email, at)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  }
}

describe('the password', () => {
  test('unknown address, wrong password, unfinished set-up and lock get one and the same answer', async () => {
    const unfinished = await givenMember(member.project, 'MEMBER');
    await database().user.update({ where: { id: unfinished.id }, data: { activatedAt: null } });
    const locked = await givenMember(member.project, 'MEMBER');
    await database().user.update({
      where: { id: locked.id },
      data: { passwordLockedUntil: later(60_000) },
    });
    const answers = await Promise.all(
      [
        start('wrong password'),
        start(goodPassword, 'nobody@example.com'),
        start(goodPassword, 'not an address'),
        start(goodPassword, unfinished.email),
        start(goodPassword, locked.email),
      ].map((attempt) => attempt.catch((error: Error) => error.message)),
    );
    expect(new Set(answers).size).toBe(1);
  });

  test('the tenth failure locks the password road for 30 minutes, mails and records it', async () => {
    await failPassword(10);
    await expect(start()).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(start(goodPassword, member.email, later(29 * 60_000))).rejects.toThrow();
    await expect(start(goodPassword, member.email, later(31 * 60_000))).resolves.toBeTypeOf(
      'string',
    );
    expect(
      (await auditTrail(member.id)).filter((event) => event === 'sign_in.locked'),
    ).toHaveLength(1);
    expect(await owedMails(member.email)).toMatchObject([{ template: 'sign-in-locked' }]);
  });

  test('guesses made in parallel count each: no more than ten are looked at', async () => {
    await Promise.allSettled(Array.from({ length: 25 }, () => start('wrong password')));
    const user = await database().user.findUniqueOrThrow({ where: { id: member.id } });
    expect(user.passwordFailures).toBe(10);
    expect(user.passwordLockedUntil).toEqual(later(30 * 60_000));
  });

  test('a success forgets the failures before it', async () => {
    await failPassword(9);
    await start();
    await failPassword(9);
    await expect(start()).resolves.toBeTypeOf('string');
  });

  test('after a hundred failures only a reset opens the password road', async () => {
    await database().user.update({ where: { id: member.id }, data: { passwordFailures: 100 } });
    await expect(start(goodPassword, member.email, later(86_400_000))).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });

  test('a lock by failures leaves open sessions alive', async () => {
    const session = await signIn();
    await failPassword(10);
    expect(await findSignedInUser(session, now)).not.toBeNull();
  });

  test('more than three attempts in ten seconds from one network wait', async () => {
    const request = givenRequest(now);
    const attempt = () =>
      startSignIn(request, { email: member.email, password: 'wrong password' }).catch(
        (error: { code: string }) => error.code,
      );
    const codes = [await attempt(), await attempt(), await attempt(), await attempt()];
    expect(codes).toEqual([
      'unauthenticated',
      'unauthenticated',
      'unauthenticated',
      'rate_limited',
    ]);
  });
});

describe('the second factor', () => {
  test('a right code opens a session, once, and the sign-in is recorded', async () => {
    const session = await signIn();
    expect(await findSignedInUser(session, now)).toMatchObject({ userId: member.id });
    expect(await auditTrail(member.id)).toEqual(['sign_in.password_accepted', 'sign_in.succeeded']);
    const user = await database().user.findUniqueOrThrow({ where: { id: member.id } });
    expect(user.lastSignInAt).toEqual(now);
  });

  test('the same code counts once, also when it comes twice at the same time', async () => {
    const challenges = [await start(), await start()];
    const code = totpCode(member.totpSecret, now);
    const outcomes = await Promise.allSettled(
      challenges.map((challenge) =>
        completeSignIn(givenRequest(now), challenge, { method: 'totp', code }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  });

  test('five wrong codes void the challenge, and a right one comes too late', async () => {
    const challenge = await start();
    for (let i = 0; i < 5; i++) {
      await expect(
        completeSignIn(givenRequest(now), challenge, { method: 'totp', code: '000000' }),
      ).rejects.toThrow();
    }
    const code = totpCode(member.totpSecret, now);
    await expect(
      completeSignIn(givenRequest(now), challenge, { method: 'totp', code }),
    ).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  test('a recovery code works once, tells how many are left, and mails the owner', async () => {
    const [code] = await transact((tx) => replaceRecoveryCodes(tx, member.id));
    const use = async () =>
      completeSignIn(givenRequest(now), await start(), { method: 'recovery-code', code: code! });
    await expect(use()).resolves.toBeTypeOf('string');
    await expect(use()).rejects.toMatchObject({ code: 'invalid' });
    expect(await owedMails(member.email)).toMatchObject([
      { template: 'recovery-code-used', props: { remaining: 9 } },
    ]);
  });

  test('a challenge runs out, and an invented one was never there', async () => {
    const challenge = await start();
    const code = totpCode(member.totpSecret, later(11 * 60_000));
    for (const token of [challenge, 'invented', null]) {
      await expect(
        completeSignIn(givenRequest(later(11 * 60_000)), token, { method: 'totp', code }),
      ).rejects.toMatchObject({ code: 'unauthenticated' });
    }
  });

  test('a disabled person learns why only after both factors, and gets no session', async () => {
    await database().user.update({ where: { id: member.id }, data: { disabledAt: now } });
    const challenge = await start();
    const code = totpCode(member.totpSecret, now);
    await expect(
      completeSignIn(givenRequest(now), challenge, { method: 'totp', code }),
    ).rejects.toMatchObject({
      code: 'forbidden',
      message: 'This account is disabled. Ask an administrator of Acme.',
    });
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { completeSignIn } from '@/lib/auth/commands/complete-sign-in';
import { startPasskeySecondFactor } from '@/lib/auth/commands/start-passkey-second-factor';
import { signInWithPasskey, startPasskeySignIn } from '@/lib/auth/commands/sign-in-with-passkey';
import { startSignIn } from '@/lib/auth/commands/start-sign-in';
import { findSignedInUser } from '@/lib/auth/current-actor';
import { openSession } from '@/lib/auth/sessions';
import { database } from '@/lib/platform/database';
import { auditTrail } from '@/tests/support/audit-trail';
import { givenPasskey } from '@/tests/support/given-passkey';
import {
  givenMember,
  givenProject,
  givenRequest,
  goodPassword,
  type GivenMember,
} from '@/tests/support/given-project';
import { makePasskey, usePasskey, type SoftPasskey } from '@/tests/support/soft-authenticator';

const now = new Date('2026-11-21T10:00:00Z');

let member: GivenMember;
let passkey: SoftPasskey;

beforeEach(async () => {
  member = await givenMember(await givenProject());
  // So that the project can do without the other.
  await givenMember(member.project);
  passkey = await givenPasskey(member, now);
});

async function signIn(): Promise<string> {
  const { challenge } = await startPasskeySignIn(givenRequest(now));
  return signInWithPasskey(givenRequest(now), usePasskey(passkey, challenge));
}

describe('a passkey alone', () => {
  test('opens a session, and the sign-in is recorded', async () => {
    const session = await openSession(givenRequest(now), await signIn());
    expect(await findSignedInUser(session!, now)).toMatchObject({ userId: member.id });
    expect(await auditTrail(member.id)).toEqual(['sign_in.passkey_accepted', 'sign_in.succeeded']);
  });

  test('enters in spite of a lock by failures, which guards the password only', async () => {
    await database().user.update({
      where: { id: member.id },
      data: { passwordFailures: 100, passwordLockedUntil: new Date('9999-01-01') },
    });
    await expect(signIn()).resolves.toBeTypeOf('string');
  });

  test.each([
    ['disabled', { disabledAt: now }],
    ['locked', { lockedAt: now }],
  ])('is told why a %s person may not enter, and gets no ticket', async (state, data) => {
    await database().user.update({ where: { id: member.id }, data });
    await expect(signIn()).rejects.toMatchObject({
      code: 'forbidden',
      message: `This account is ${state}. Ask an administrator of Acme.`,
    });
    expect(await database().signInTicket.count({ where: { userId: member.id } })).toBe(0);
    expect(await auditTrail(member.id)).toContain('sign_in.blocked');
  });

  test('that nobody has, and one that answers twice, read the same', async () => {
    const { challenge } = await startPasskeySignIn(givenRequest(now));
    const response = usePasskey(passkey, challenge);
    await signInWithPasskey(givenRequest(now), response);
    const stranger = makePasskey('challenge').passkey;
    const other = await startPasskeySignIn(givenRequest(now));
    const refusals = await Promise.all(
      [response, usePasskey(stranger, other.challenge)].map((each) =>
        signInWithPasskey(givenRequest(now), each).catch((error: Error) => error),
      ),
    );
    expect(refusals[0]).toMatchObject({ code: 'unauthenticated' });
    expect(refusals[1]).toEqual(refusals[0]);
  });

  test('of another site is refused, and its owner’s log tells', async () => {
    const { challenge } = await startPasskeySignIn(givenRequest(now));
    const response = usePasskey(passkey, challenge, { origin: 'https://evil.example' });
    await expect(signInWithPasskey(givenRequest(now), response)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    const [event] = await database().auditEvent.findMany({ where: { targetId: member.id } });
    expect(event).toMatchObject({
      event: 'sign_in.failed',
      projectId: member.project.id,
      reason: 'Passkey refused: It was made on another site',
    });
  });
});

describe('a passkey in place of a code', () => {
  const start = () =>
    startSignIn(givenRequest(now), { email: member.email, password: goodPassword });

  test('opens a session after the password', async () => {
    const token = await start();
    const { challenge } = await startPasskeySecondFactor(givenRequest(now), token);
    const response = usePasskey(passkey, challenge);
    const ticket = await completeSignIn(givenRequest(now), token, { method: 'passkey', response });
    expect(await openSession(givenRequest(now), ticket)).not.toBeNull();
  });

  test('needs the password first', async () => {
    await expect(startPasskeySecondFactor(givenRequest(now), null)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });

  test('has to be of the person whose password was right', async () => {
    const other = await givenPasskey(await givenMember(member.project), now);
    const token = await start();
    const { challenge } = await startPasskeySecondFactor(givenRequest(now), token);
    const response = usePasskey(other, challenge);
    await expect(
      completeSignIn(givenRequest(now), token, { method: 'passkey', response }),
    ).rejects.toMatchObject({ code: 'invalid' });
    expect(await auditTrail(member.id)).toContain('sign_in.second_factor_failed');
  });

  test('that is wrong counts as a failure: five void the sign-in', async () => {
    const token = await start();
    for (let i = 0; i < 5; i++) {
      await completeSignIn(givenRequest(now), token, {
        method: 'passkey',
        response: usePasskey(passkey, 'aW52ZW50ZWQ'),
      }).catch(() => undefined);
    }
    await expect(startPasskeySecondFactor(givenRequest(now), token)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });
});

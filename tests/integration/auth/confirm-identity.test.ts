import { beforeEach, describe, expect, test } from 'vitest';
import { confirmByPasskey, startPasskeyConfirmation } from '@/lib/auth/commands/confirm-by-passkey';
import { confirmIdentity } from '@/lib/auth/commands/confirm-identity';
import { startPasskeySignIn } from '@/lib/auth/commands/sign-in-with-passkey';
import { findSignedInUser } from '@/lib/auth/current-actor';
import type { UserContext } from '@/lib/core/context';
import { database } from '@/lib/platform/database';
import { auditTrail } from '@/tests/support/audit-trail';
import {
  givenMember,
  givenProject,
  givenRequest,
  goodPassword,
  totpCode,
  type GivenMember,
} from '@/tests/support/given-project';
import { signedInContext } from '@/tests/support/given-session';
import { givenPasskey } from '@/tests/support/given-passkey';
import { owedMails } from '@/tests/support/outbox';
import { usePasskey } from '@/tests/support/soft-authenticator';

const now = new Date('2026-11-21T10:00:00Z');
const later = new Date('2026-11-21T10:20:00Z');
let member: GivenMember;
let ctx: UserContext;

beforeEach(async () => {
  member = await givenMember(await givenProject(), 'MEMBER');
  const { user } = await signedInContext(member, now);
  ctx = { ...givenRequest(later), user };
});

const confirm = (proof: { password?: string; code?: string }) =>
  confirmIdentity(ctx, { password: '', code: '', ...proof });

describe('a signed-in person who proves again who they are', () => {
  test.each([
    ['by the password', () => ({ password: goodPassword })],
    ['by a code of the authenticator', () => ({ code: totpCode(member.totpSecret, later) })],
  ])('goes on under a new session id %s; the old one opens nothing', async (_, proof) => {
    const renewed = await confirm(proof());
    expect(renewed).not.toBe(ctx.user.sessionId);
    expect(await findSignedInUser(ctx.user.sessionId, later)).toBeNull();
    expect(await findSignedInUser(renewed, later)).toMatchObject({ authenticatedAt: later });
    expect(await auditTrail(member.id)).toEqual(['session.confirmed']);
  });

  test('is refused with a wrong password, a wrong code, and without either', async () => {
    for (const proof of [{ password: 'wrong password' }, { code: '000000' }, {}]) {
      await expect(confirm(proof)).rejects.toMatchObject({ code: 'invalid' });
    }
    expect(await findSignedInUser(ctx.user.sessionId, later)).toMatchObject({
      authenticatedAt: now,
    });
    expect(await auditTrail(member.id)).toEqual([
      'session.confirmation_failed',
      'session.confirmation_failed',
    ]);
  });

  test('a code works once', async () => {
    const code = totpCode(member.totpSecret, later);
    const renewed = await confirm({ code });
    ctx = { ...ctx, user: { ...ctx.user, sessionId: renewed } };
    await expect(confirm({ code })).rejects.toMatchObject({ code: 'invalid' });
  });

  test('ten wrong passwords lock the password road and pause the proof; the owner is told', async () => {
    for (let i = 0; i < 10; i++) {
      await expect(confirm({ password: 'wrong password' })).rejects.toMatchObject({
        code: 'invalid',
      });
    }
    await expect(confirm({ password: goodPassword })).rejects.toMatchObject({
      code: 'rate_limited',
    });
    const user = await database().user.findUniqueOrThrow({ where: { id: member.id } });
    expect(user.passwordLockedUntil?.getTime()).toBeGreaterThan(later.getTime());
    expect(await owedMails(member.email)).toHaveLength(1);
    // What is open stays open: a stranger cannot throw the owner out.
    expect(await findSignedInUser(ctx.user.sessionId, later)).not.toBeNull();
  });

  test('while the password is locked a code still serves', async () => {
    await database().user.update({
      where: { id: member.id },
      data: { passwordLockedUntil: new Date(later.getTime() + 60_000) },
    });
    await expect(confirm({ password: goodPassword })).rejects.toMatchObject({ code: 'invalid' });
    await expect(confirm({ code: totpCode(member.totpSecret, later) })).resolves.toBeTypeOf(
      'string',
    );
  });

  test('has to sign in when the session ended meanwhile', async () => {
    await database().session.deleteMany({ where: { userId: member.id } });
    await expect(confirm({ password: goodPassword })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });
});

describe('by a passkey', () => {
  test('goes on under a new session id', async () => {
    const passkey = await givenPasskey(member, now);
    const { challenge } = await startPasskeyConfirmation(ctx);
    const renewed = await confirmByPasskey(ctx, usePasskey(passkey, challenge));
    expect(await findSignedInUser(renewed, later)).toMatchObject({ authenticatedAt: later });
    expect(await findSignedInUser(ctx.user.sessionId, later)).toBeNull();
  });

  test('somebody else’s, a challenge of another kind, and a used one are refused', async () => {
    const passkey = await givenPasskey(member, now);
    const stranger = await givenPasskey(await givenMember(member.project), now);
    const { challenge } = await startPasskeyConfirmation(ctx);
    const { challenge: another } = await startPasskeyConfirmation(ctx);
    const { challenge: ofSignIn } = await startPasskeySignIn(givenRequest(later));
    for (const answer of [usePasskey(stranger, challenge), usePasskey(passkey, ofSignIn)]) {
      await expect(confirmByPasskey(ctx, answer)).rejects.toMatchObject({ code: 'invalid' });
    }
    const right = usePasskey(passkey, another);
    const sessionId = await confirmByPasskey(ctx, right);
    ctx = { ...ctx, user: { ...ctx.user, sessionId } };
    await expect(confirmByPasskey(ctx, right)).rejects.toMatchObject({ code: 'invalid' });
  });

  test('needs one', async () => {
    await expect(startPasskeyConfirmation(ctx)).rejects.toMatchObject({ code: 'conflict' });
  });
});

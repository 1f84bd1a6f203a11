import { beforeEach, describe, expect, test } from 'vitest';
import { createAccountLink, findLinkedUser } from '@/lib/auth/account-links';
import { changePassword } from '@/lib/auth/commands/change-password';
import { createRecoveryCodes } from '@/lib/auth/commands/create-recovery-codes';
import { endOwnOtherSessions, endOwnSession } from '@/lib/auth/commands/end-own-sessions';
import {
  replaceAuthenticator,
  startAuthenticatorReplacement,
} from '@/lib/auth/commands/replace-authenticator';
import { updateProfile } from '@/lib/auth/commands/update-profile';
import { findSignedInUser } from '@/lib/auth/current-actor';
import { listDevices } from '@/lib/auth/devices';
import { getOwnSignIn } from '@/lib/auth/own-account';
import { findAuthenticatorSetUp } from '@/lib/auth/queries';
import { verifyPassword } from '@/lib/auth/password-hash';
import { pendingTotpSecret } from '@/lib/auth/totp-credentials';
import type { UserContext } from '@/lib/core/context';
import { database } from '@/lib/platform/database';
import { transact } from '@/lib/platform/transact';
import { auditTrail } from '@/tests/support/audit-trail';
import {
  givenMember,
  givenProject,
  givenRequest,
  goodPassword,
  totpCode,
  type GivenMember,
} from '@/tests/support/given-project';
import { givenSession, signedInContext } from '@/tests/support/given-session';
import { owedMails } from '@/tests/support/outbox';

const now = new Date('2026-11-21T10:00:00Z');
const password = 'seven quiet lanterns drift';

let member: GivenMember;
let ctx: UserContext;

beforeEach(async () => {
  member = await givenMember(await givenProject(), 'MEMBER');
  ctx = await signedInContext(member, now);
});

/** The same session, a while after it last proved who is there. */
const stale = (): UserContext => ({ ...ctx, now: new Date(now.getTime() + 10 * 60_000) });
const change = (input: Partial<Parameters<typeof changePassword>[1]> = {}, at = ctx) =>
  changePassword(at, {
    currentPassword: goodPassword,
    password,
    confirmPassword: password,
    ...input,
  });
const user = () => database().user.findUniqueOrThrow({ where: { id: member.id } });
const isOpen = async (session: string) => (await findSignedInUser(session, now)) !== null;

describe('one’s own password', () => {
  test('changes with the current one; others are signed out, this session goes on anew', async () => {
    const other = await givenSession(member, now);
    const changed = await change();
    expect(changed.endedSessions).toBe(1);
    expect(await verifyPassword((await user()).passwordHash!, password)).toBe(true);
    expect(await isOpen(other)).toBe(false);
    expect(await isOpen(ctx.user.sessionId)).toBe(false);
    expect(await isOpen(changed.sessionId)).toBe(true);
    expect(await auditTrail(member.id)).toEqual(['password.changed']);
    expect(await owedMails(member.email)).toMatchObject([{ template: 'password-changed' }]);
  });

  test('a reset link that is on its way ends with it', async () => {
    const { link } = await transact((tx) =>
      createAccountLink(tx, givenRequest(now), member.id, 'RESET_PASSWORD'),
    );
    await change();
    const token = link.split('/').at(-1)!;
    expect(await findLinkedUser(token, 'RESET_PASSWORD', now)).toBeNull();
  });

  test('stays when the current one is wrong, which counts towards the lock', async () => {
    await expect(change({ currentPassword: 'wrong password' })).rejects.toMatchObject({
      code: 'invalid',
      details: { fieldErrors: { currentPassword: ['This password is wrong.'] } },
    });
    expect((await user()).passwordFailures).toBe(1);
    expect(await verifyPassword((await user()).passwordHash!, goodPassword)).toBe(true);
  });

  test.each([
    ['too short', 'short'],
    ['the current one', goodPassword],
    ['made of the name', 'asha.member.2026'],
  ])('is refused when it is %s', async (_, chosen) => {
    await expect(change({ password: chosen, confirmPassword: chosen })).rejects.toMatchObject({
      code: 'invalid',
      details: { fieldErrors: { password: [expect.any(String)] } },
    });
  });

  test('is not changed by a session that ended meanwhile', async () => {
    await database().session.delete({ where: { id: ctx.user.sessionId } });
    await expect(change()).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await verifyPassword((await user()).passwordHash!, goodPassword)).toBe(true);
  });

  test('of two changes at once one wins', async () => {
    const elsewhere = await signedInContext(member, now);
    const outcomes = await Promise.allSettled([
      change(),
      change({ password: `${password}s`, confirmPassword: `${password}s` }, elsewhere),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('one’s own second factor', () => {
  test('is replaced by a proven new one, with new recovery codes, and others are signed out', async () => {
    const other = await givenSession(member, now);
    await startAuthenticatorReplacement(ctx);
    const shown = await findAuthenticatorSetUp(ctx.user, now);
    const secret = shown!.manualKey.replaceAll(' ', '');
    const codes = await replaceAuthenticator(ctx, { code: totpCode(secret, now) });
    expect(new Set(codes).size).toBe(10);
    expect(await isOpen(other)).toBe(false);
    expect(await isOpen(ctx.user.sessionId)).toBe(true);
    expect(await getOwnSignIn(ctx.user)).toMatchObject({
      authenticatorSince: now,
      recoveryCodesLeft: 10,
    });
    expect(await auditTrail(member.id)).toEqual(['two_factor.replaced']);
    expect(await owedMails(member.email)).toMatchObject([{ template: 'two-factor-changed' }]);
  });

  test('never comes to be a key that somebody saw before, or that waits for long', async () => {
    expect(await findAuthenticatorSetUp(ctx.user, now)).toBeNull();
    await startAuthenticatorReplacement(ctx);
    const seen = await findAuthenticatorSetUp(ctx.user, now);
    expect(await findAuthenticatorSetUp(ctx.user, now)).toEqual(seen);
    await startAuthenticatorReplacement(ctx);
    expect(await findAuthenticatorSetUp(ctx.user, now)).not.toEqual(seen);
    const later = new Date(now.getTime() + 60 * 60_000);
    expect(await findAuthenticatorSetUp(ctx.user, later)).toBeNull();
  });

  test('stays when the code is wrong', async () => {
    await transact((tx) => pendingTotpSecret(tx, member.id));
    await expect(replaceAuthenticator(ctx, { code: '000000' })).rejects.toMatchObject({
      code: 'invalid',
    });
    expect(await auditTrail(member.id)).toEqual([]);
  });

  test('recovery codes are replaced, and the owner is told', async () => {
    const former = await createRecoveryCodes(ctx);
    const codes = await createRecoveryCodes(ctx);
    expect(codes.filter((code) => former.includes(code))).toEqual([]);
    expect((await getOwnSignIn(ctx.user)).recoveryCodesLeft).toBe(10);
    expect(await owedMails(member.email)).toMatchObject([
      { template: 'sign-in-changed', props: { change: 'recovery-codes' } },
      { template: 'sign-in-changed' },
    ]);
  });

  test('asks for a proof of who is there that is at most ten minutes old', async () => {
    for (const act of [
      startAuthenticatorReplacement(stale()),
      replaceAuthenticator(stale(), { code: '000000' }),
      createRecoveryCodes(stale()),
    ]) {
      await expect(act).rejects.toMatchObject({ code: 'reauthentication_required' });
    }
  });
});

describe('one’s own devices', () => {
  test('are listed with this one first, without those that are over', async () => {
    const busy = new Date(now.getTime() + 60_000);
    await database().session.update({
      where: { id: await givenSession(member, now) },
      data: { lastSeenAt: busy, userAgent: 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0' },
    });
    await database().session.update({
      where: { id: await givenSession(member, now) },
      data: { expiresAt: now },
    });
    expect(await listDevices(member.id, now, ctx.user.sessionId)).toMatchObject([
      { current: true },
      { current: false, name: 'Firefox on Windows', address: '192.0.2.7', lastSeenAt: busy },
    ]);
  });

  test('are signed out one by one, never somebody else’s', async () => {
    const other = await givenSession(member, now);
    const foreign = await givenMember(member.project);
    const foreignSession = await givenSession(foreign, now);
    const [, device] = await listDevices(member.id, now, ctx.user.sessionId);
    const [foreignDevice] = await listDevices(foreign.id, now);
    expect(await endOwnSession(ctx, { session: device!.session })).not.toBeNull();
    expect(await endOwnSession(ctx, { session: device!.session })).toBeNull();
    expect(await endOwnSession(ctx, { session: foreignDevice!.session })).toBeNull();
    expect([await isOpen(other), await isOpen(foreignSession)]).toEqual([false, true]);
    expect(await auditTrail(member.id)).toEqual(['session.ended']);
  });

  test('are signed out all at once, but this one', async () => {
    await givenSession(member, now);
    await givenSession(member, now);
    await database().session.update({
      where: { id: await givenSession(member, now) },
      data: { lastSeenAt: new Date(now.getTime() - 60 * 60_000) },
    });
    // What had run out is no device that anybody is signed in on.
    expect(await endOwnOtherSessions(ctx)).toBe(2);
    expect(await database().session.count({ where: { userId: member.id } })).toBe(1);
    expect(await endOwnOtherSessions(ctx)).toBe(0);
    expect(await isOpen(ctx.user.sessionId)).toBe(true);
    expect(await auditTrail(member.id)).toEqual(['session.others_ended']);
  });
});

describe('one’s own name', () => {
  test('changes in every project, with what was before', async () => {
    await updateProfile(ctx, { firstName: 'Ángela', lastName: 'Ruiz' });
    await updateProfile(ctx, { firstName: 'Ángela', lastName: 'Ruiz' });
    const row = await database().member.findUniqueOrThrow({ where: { id: member.memberId } });
    expect(row.sortName).toBe('angela ruiz');
    const [event, ...more] = await database().auditEvent.findMany({
      where: { targetId: member.id },
    });
    expect(event).toMatchObject({
      event: 'profile.updated',
      projectId: member.project.id,
      before: { firstName: 'Asha', lastName: 'Member' },
      after: { firstName: 'Ángela', lastName: 'Ruiz' },
    });
    expect(more).toEqual([]);
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { accountLinkMs } from '@/lib/auth/limits';
import { replaceTwoFactor } from '@/lib/auth/commands/replace-two-factor';
import { requestPasswordReset } from '@/lib/auth/commands/request-password-reset';
import { requestTwoFactorReset } from '@/lib/auth/commands/request-two-factor-reset';
import { resetPassword } from '@/lib/auth/commands/reset-password';
import { startSignIn } from '@/lib/auth/commands/start-sign-in';
import { getAuthenticatorSetUp } from '@/lib/auth/queries';
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
import { mailedToken, owedMails } from '@/tests/support/outbox';

const now = new Date('2026-11-21T10:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const otherPassword = 'another set of plain words';

let member: GivenMember;

beforeEach(async () => {
  member = await givenMember(await givenProject());
  // So that the project can do without the other.
  await givenMember(member.project);
});

async function openSessionRow(): Promise<void> {
  await database().session.create({
    data: {
      userId: member.id,
      lastSeenAt: now,
      authenticatedAt: now,
      expiresAt: later(3_600_000),
    },
  });
}

describe('a password reset', () => {
  const ask = (at = now) => requestPasswordReset(givenRequest(at), { email: member.email });
  const reset = (link: string, at = now, password = otherPassword) =>
    resetPassword(givenRequest(at), { link, password, confirmPassword: password });
  const signInWith = (password: string) =>
    startSignIn(givenRequest(now), { email: member.email, password });

  test('sets the password, opens the lock, ends every session and mails the owner', async () => {
    await openSessionRow();
    await database().user.update({
      where: { id: member.id },
      data: { passwordFailures: 100, passwordLockedUntil: later(60_000) },
    });
    await ask();
    await reset(await mailedToken(member.email, 'password-reset'));
    await expect(signInWith(goodPassword)).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(signInWith(otherPassword)).resolves.toBeTypeOf('string');
    expect(await database().session.count({ where: { userId: member.id } })).toBe(0);
    expect((await owedMails(member.email)).map((mail) => mail.template).sort()).toEqual([
      'password-changed',
      'password-reset',
    ]);
    expect((await auditTrail(member.id)).slice(0, 2)).toEqual([
      'password.reset_requested',
      'password.reset',
    ]);
  });

  test('a link works once, of twenty uses at the same time too', async () => {
    await ask();
    const link = await mailedToken(member.email, 'password-reset');
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => reset(link)));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    await expect(reset(link)).rejects.toMatchObject({ code: 'link_invalid' });
  });

  test('a newer link voids the one before it, and time voids both', async () => {
    await ask();
    const older = await mailedToken(member.email, 'password-reset');
    await ask(later(1000));
    const newer = await mailedToken(member.email, 'password-reset');
    await expect(reset(older)).rejects.toMatchObject({ code: 'link_invalid' });
    await expect(reset(newer, later(accountLinkMs + 1000))).rejects.toMatchObject({
      code: 'link_invalid',
    });
    await expect(reset(newer)).resolves.toBeUndefined();
  });

  test('of links asked for at the same time one works', async () => {
    await Promise.all(Array.from({ length: 5 }, () => ask()));
    const open = await database().accountLink.count({
      where: { userId: member.id, voidedAt: null, usedAt: null },
    });
    expect(open).toBe(1);
  });

  test('a refused password leaves the link as it was', async () => {
    await ask();
    const link = await mailedToken(member.email, 'password-reset');
    await expect(reset(link, now, 'password1234')).rejects.toMatchObject({ code: 'invalid' });
    await expect(reset(link)).resolves.toBeUndefined();
  });

  test.each(['disabledAt', 'lockedAt'] as const)(
    'neither mails nor works for a person with %s',
    async (field) => {
      await ask();
      const link = await mailedToken(member.email, 'password-reset');
      await database().user.update({ where: { id: member.id }, data: { [field]: now } });
      await ask();
      expect(await owedMails(member.email)).toHaveLength(1);
      await expect(reset(link)).rejects.toMatchObject({ code: 'link_invalid' });
    },
  );

  test('answers alike for unknown addresses, and mails nobody', async () => {
    const before = await database().outboxMessage.count();
    for (const email of ['nobody@example.com', 'not an address', '＠']) {
      await expect(requestPasswordReset(givenRequest(now), { email })).resolves.toBeUndefined();
    }
    expect(await database().outboxMessage.count()).toBe(before);
  });

  test('one mailbox gets at most five mails an hour, and nobody is told', async () => {
    for (let i = 0; i < 7; i++) await ask();
    expect(await owedMails(member.email)).toHaveLength(5);
  });
});

describe('a two-factor reset', () => {
  async function askAfterPassword(): Promise<string> {
    const challenge = await startSignIn(givenRequest(now), {
      email: member.email,
      password: goodPassword,
    });
    await requestTwoFactorReset(givenRequest(now), challenge);
    return mailedToken(member.email, 'two-factor-reset');
  }

  async function newSecret(): Promise<string> {
    const setUp = await getAuthenticatorSetUp(member);
    return setUp.manualKey.replaceAll(' ', '');
  }

  test('is mailed only to somebody whose password was right a moment ago', async () => {
    for (const challenge of [null, 'invented']) {
      await expect(requestTwoFactorReset(givenRequest(now), challenge)).rejects.toMatchObject({
        code: 'unauthenticated',
      });
    }
    expect(await owedMails(member.email)).toEqual([]);
  });

  test('replaces authenticator and recovery codes, ends sessions and mails the owner', async () => {
    await openSessionRow();
    const link = await askAfterPassword();
    const secret = await newSecret();
    const codes = await replaceTwoFactor(givenRequest(now), { link, code: totpCode(secret, now) });
    expect(codes).toHaveLength(10);
    const inForce = await database().totpCredential.findMany({ where: { userId: member.id } });
    expect(inForce).toMatchObject([{ confirmedAt: now }]);
    expect(await database().session.count({ where: { userId: member.id } })).toBe(0);
    expect((await owedMails(member.email)).map((mail) => mail.template)).toContain(
      'two-factor-changed',
    );
    await expect(
      replaceTwoFactor(givenRequest(now), { link, code: totpCode(secret, now) }),
    ).rejects.toMatchObject({ code: 'link_invalid' });
  });

  test('shows behind each link a key that no earlier link has shown', async () => {
    await askAfterPassword();
    const earlier = await newSecret();
    await askAfterPassword();
    expect(await newSecret()).not.toBe(earlier);
  });

  test('leaves the former authenticator in force until the new one is proven', async () => {
    const link = await askAfterPassword();
    await newSecret();
    await expect(
      replaceTwoFactor(givenRequest(now), { link, code: '000000' }),
    ).rejects.toMatchObject({ code: 'invalid' });
    const former = await database().totpCredential.findFirst({
      where: { userId: member.id, confirmedAt: { not: null } },
    });
    expect(former).not.toBeNull();
    const code = totpCode(await newSecret(), now);
    await expect(replaceTwoFactor(givenRequest(now), { link, code })).resolves.toHaveLength(10);
  });
});

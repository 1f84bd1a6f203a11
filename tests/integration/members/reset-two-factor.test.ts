import { beforeEach, describe, expect, test } from 'vitest';
import { getAuthenticatorSetUp } from '@/lib/auth/queries';
import { completeSignIn } from '@/lib/auth/commands/complete-sign-in';
import { replaceTwoFactor } from '@/lib/auth/commands/replace-two-factor';
import { requestTwoFactorReset } from '@/lib/auth/commands/request-two-factor-reset';
import { startSignIn } from '@/lib/auth/commands/start-sign-in';
import { database } from '@/lib/platform/database';
import { resetTwoFactor } from '@/lib/members/commands/reset-two-factor';
import { auditTrail } from '../../support/audit-trail';
import { assignRole, givenRole } from '../../support/given-access';
import { givenInvitation } from '../../support/given-invitation';
import { givenMember, givenRequest, goodPassword, totpCode } from '../../support/given-project';
import { givenSession } from '../../support/given-session';
import { mailedToken, owedMails } from '../../support/outbox';
import {
  admin,
  by,
  givenAshaAndRavi,
  givenManager,
  isOpen,
  later,
  mailsTo,
  now,
  project,
  ravi,
} from './asha-and-ravi';

beforeEach(givenAshaAndRavi);

describe('resetting two-factor', () => {
  const reset = async (ctx = by(admin)) =>
    resetTwoFactor(await ctx, { userId: ravi.id, reason: 'Lost phone' });
  const passwordIsRight = () =>
    startSignIn(givenRequest(now), { email: ravi.email, password: goodPassword });

  async function givenFactors(): Promise<void> {
    await database().recoveryCode.create({
      data: { userId: ravi.id, digest: new Uint8Array([1]) },
    });
    await database().passkey.create({
      data: {
        userId: ravi.id,
        credentialId: crypto.getRandomValues(new Uint8Array(16)),
        publicKey: new Uint8Array([2]),
        name: 'Key',
      },
    });
  }

  test('takes every factor, ends sessions, and tells what it did', async () => {
    await givenFactors();
    const session = await givenSession(ravi, now);
    const challenge = await passwordIsRight();
    expect(await reset()).toEqual({
      title: 'Two-factor authentication of Ravi Iyer was reset',
      lines: [
        'Authenticator app removed',
        '1 recovery code removed',
        '1 passkey removed',
        'Signed out of 1 device',
        `A link to set up a new one was mailed to ${ravi.email}`,
      ],
    });
    expect(await isOpen(session)).toBe(false);
    const code = { method: 'totp', code: totpCode(ravi.totpSecret, now) } as const;
    await expect(completeSignIn(givenRequest(now), challenge, code)).rejects.toThrow();
    const again = await passwordIsRight();
    await expect(completeSignIn(givenRequest(now), again, code)).rejects.toMatchObject({
      code: 'invalid',
    });
    const row = await database().auditEvent.findFirstOrThrow({
      where: { targetId: ravi.id, event: 'user.two_factor_reset' },
    });
    expect(row).toMatchObject({
      reason: 'Lost phone',
      before: { authenticator: true, recoveryCodes: 1, passkeys: 1, sessions: 1 },
    });
  });

  test('mails the link to a new authenticator; another is to be had after the password', async () => {
    await reset();
    const [mail] = await owedMails(ravi.email);
    expect(mail).toMatchObject({
      template: 'two-factor-reset-by-admin',
      props: { reason: 'Lost phone', adminName: 'Asha Rao' },
    });
    const first = await mailedToken(ravi.email, 'two-factor-reset-by-admin');
    await requestTwoFactorReset(givenRequest(now), await passwordIsRight());
    const link = await mailedToken(ravi.email, 'two-factor-reset');
    const secret = (await getAuthenticatorSetUp(ravi)).manualKey.replaceAll(' ', '');
    const enrol = (token: string) =>
      replaceTwoFactor(givenRequest(now), { link: token, code: totpCode(secret, now) });
    await expect(enrol(first)).rejects.toMatchObject({ code: 'link_invalid' });
    await expect(enrol(link)).resolves.toHaveLength(10);
  });

  test('a second time is no second act', async () => {
    await reset();
    expect((await reset()).lines).toEqual([]);
    expect(await auditTrail(ravi.id)).toEqual(['user.two_factor_reset']);
    expect(await mailsTo(ravi.email)).toEqual(['two-factor-reset-by-admin']);
  });

  test('asks for a recent proof of who is there', async () => {
    const ctx = await by(admin);
    const authenticatedAt = later(-10 * 60_000);
    await expect(
      reset(Promise.resolve({ ...ctx, actor: { ...ctx.actor, authenticatedAt } })),
    ).rejects.toMatchObject({ code: 'reauthentication_required' });
    expect(await auditTrail(ravi.id)).toEqual([]);
  });

  test('could hand over the account, so the person may have nothing that the actor lacks', async () => {
    const member = await givenManager();
    await expect(reset(by(member))).resolves.toBeDefined();
    const approver = await givenMember(project, 'MEMBER', { lastName: 'Payer' });
    await assignRole(approver, await givenRole(project, 'Payers', { payments: 'READ_WRITE' }));
    await expect(
      resetTwoFactor(await by(member), { userId: approver.id, reason: 'Lost phone' }),
    ).rejects.toMatchObject({ code: 'outranked' });
  });

  test('reaches a disabled person too, who cannot use the link until they are enabled', async () => {
    await database().user.update({ where: { id: ravi.id }, data: { disabledAt: now } });
    await reset();
    const link = await mailedToken(ravi.email, 'two-factor-reset-by-admin');
    const secret = (await getAuthenticatorSetUp(ravi)).manualKey.replaceAll(' ', '');
    const enrol = () => replaceTwoFactor(givenRequest(now), { link, code: totpCode(secret, now) });
    await expect(enrol()).rejects.toMatchObject({ code: 'link_invalid' });
    await database().user.update({ where: { id: ravi.id }, data: { disabledAt: null } });
    await expect(enrol()).resolves.toHaveLength(10);
  });

  test('is not for somebody who has not set up the account', async () => {
    const { userId } = await givenInvitation(admin, now);
    await expect(
      resetTwoFactor(await by(admin), { userId, reason: 'Lost phone' }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });
});

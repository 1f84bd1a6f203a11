import { beforeEach, describe, expect, test } from 'vitest';
import { getAuthenticatorSetUp } from '@/lib/auth/queries';
import { completeSignIn } from '@/lib/auth/commands/complete-sign-in';
import { replaceTwoFactor } from '@/lib/auth/commands/replace-two-factor';
import { requestTwoFactorReset } from '@/lib/auth/commands/request-two-factor-reset';
import { resetPassword } from '@/lib/auth/commands/reset-password';
import { startSignIn } from '@/lib/auth/commands/start-sign-in';
import { findSignedInUser } from '@/lib/auth/current-actor';
import { sessionHandle } from '@/lib/auth/session-handle';
import { database } from '@/lib/platform/database';
import { transact } from '@/lib/platform/transact';
import { endSessionOfUser } from '@/lib/members/commands/end-session-of-user';
import { endSessionsOfUser } from '@/lib/members/commands/end-sessions-of-user';
import { resetTwoFactor } from '@/lib/members/commands/reset-two-factor';
import { sendPasswordReset } from '@/lib/members/commands/send-password-reset';
import { auditTrail } from '../../support/audit-trail';
import { assignRole, givenRole } from '../../support/given-access';
import { givenInvitation } from '../../support/given-invitation';
import {
  addMember,
  givenMember,
  givenProject,
  givenRequest,
  goodPassword,
  loadedContextFor,
  totpCode,
  type GivenMember,
  type GivenProject,
} from '../../support/given-project';
import { givenSession } from '../../support/given-session';
import { mailedToken, owedMails } from '../../support/outbox';

const now = new Date('2026-11-21T10:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);

let project: GivenProject;
let admin: GivenMember;
let ravi: GivenMember;

beforeEach(async () => {
  project = await givenProject();
  admin = await givenMember(project, 'ADMIN', { firstName: 'Asha', lastName: 'Rao' });
  ravi = await givenMember(project, 'MEMBER', { firstName: 'Ravi', lastName: 'Iyer' });
});

/** A context whose proof of who is there is just made. */
const by = (member: GivenMember) => loadedContextFor(member, now);

const isOpen = async (id: string) => (await findSignedInUser(id, now)) !== null;
const mailsTo = async (member: { email: string }) =>
  (await owedMails(member.email)).map(({ template }) => template);

/** Somebody who may write users and otherwise has little. */
async function manager(): Promise<GivenMember> {
  const member = await givenMember(project, 'MEMBER', { lastName: 'Manager' });
  await assignRole(member, await givenRole(project, 'Managers', { users: 'READ_WRITE' }));
  return member;
}

type Act = (actor: GivenMember, target: { id: string }) => Promise<unknown>;

const acts: [string, Act][] = [
  [
    'ending a session',
    async (actor, { id }) => endSessionOfUser(await by(actor), { userId: id, session: 'x' }),
  ],
  [
    'ending all sessions',
    async (actor, { id }) => endSessionsOfUser(await by(actor), { userId: id }),
  ],
  [
    'sending a password reset',
    async (actor, { id }) => sendPasswordReset(await by(actor), { userId: id }),
  ],
  [
    'resetting two-factor',
    async (actor, { id }) => resetTwoFactor(await by(actor), { userId: id, reason: 'Lost phone' }),
  ],
];

describe.each(acts)('%s', (_, act) => {
  test('needs write access to users', async () => {
    const reader = await givenMember(project, 'CREATOR');
    await expect(act(reader, ravi)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('is not for oneself, which My Account is for', async () => {
    await expect(act(admin, admin)).rejects.toMatchObject({
      code: 'self',
      message: 'This is your own account: its sign-in is changed in My Account.',
    });
  });

  test('does not reach somebody who outranks the actor', async () => {
    await expect(act(await manager(), admin)).rejects.toMatchObject({ code: 'outranked' });
  });

  test('needs authority in every project of the person, and names none of them', async () => {
    const elsewhere = await givenProject('Secret Elsewhere');
    await givenMember(elsewhere);
    await transact((tx) => addMember(tx, elsewhere, ravi.id, 'MEMBER'));
    const refusal = await act(admin, ravi).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'forbidden' });
    expect(String(refusal)).not.toContain('Secret Elsewhere');
    await transact((tx) => addMember(tx, elsewhere, admin.id, 'ADMIN'));
    await expect(act(admin, ravi)).resolves.not.toThrow();
  });

  test('finds nobody of another project', async () => {
    const stranger = await givenMember(await givenProject(), 'MEMBER');
    await expect(act(admin, stranger)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('leaves no trace when it is refused', async () => {
    const session = await givenSession(admin, now);
    await expect(act(await manager(), admin)).rejects.toThrow();
    expect(await isOpen(session)).toBe(true);
    expect(await auditTrail(admin.id)).toEqual([]);
    expect(await mailsTo(admin)).toEqual([]);
  });
});

describe('ending sessions', () => {
  test('ends one device at once, records which, and tells the person', async () => {
    const [phone, laptop] = [await givenSession(ravi, now), await givenSession(ravi, now)];
    const input = { userId: ravi.id, session: sessionHandle(phone) };
    expect(await endSessionOfUser(await by(admin), input)).toEqual({
      name: 'Ravi Iyer',
      device: 'Unknown device',
    });
    expect([await isOpen(phone), await isOpen(laptop)]).toEqual([false, true]);
    expect(await endSessionOfUser(await by(admin), input)).toBeNull();
    expect(await auditTrail(ravi.id)).toEqual(['user.session_ended']);
    expect(await mailsTo(ravi)).toEqual(['signed-out']);
  });

  test('takes no session of somebody else by naming its owner falsely', async () => {
    const session = await givenSession(admin, now);
    const input = { userId: ravi.id, session: sessionHandle(session) };
    expect(await endSessionOfUser(await by(admin), input)).toBeNull();
    expect(await isOpen(session)).toBe(true);
  });

  test('ends all of them, and half-finished sign-ins; a second time is no second act', async () => {
    const sessions = [await givenSession(ravi, now), await givenSession(ravi, now)];
    const challenge = await startSignIn(givenRequest(now), {
      email: ravi.email,
      password: goodPassword,
    });
    expect(await endSessionsOfUser(await by(admin), { userId: ravi.id })).toEqual({
      title: 'Ravi Iyer was signed out everywhere',
      lines: ['Signed out of 2 devices'],
    });
    for (const session of sessions) expect(await isOpen(session)).toBe(false);
    await expect(
      completeSignIn(givenRequest(now), challenge, {
        method: 'totp',
        code: totpCode(ravi.totpSecret, now),
      }),
    ).rejects.toMatchObject({ code: 'unauthenticated' });
    await endSessionsOfUser(await by(admin), { userId: ravi.id });
    expect((await auditTrail(ravi.id)).filter((event) => event.startsWith('user.'))).toEqual([
      'user.sessions_ended',
    ]);
    expect(await mailsTo(ravi)).toEqual(['signed-out']);
  });

  test('is recorded in every project of the person', async () => {
    const second = await givenProject();
    await transact((tx) => addMember(tx, second, ravi.id, 'MEMBER'));
    await transact((tx) => addMember(tx, second, admin.id, 'ADMIN'));
    await givenSession(ravi, now);
    await endSessionsOfUser(await by(admin), { userId: ravi.id });
    const rows = await database().auditEvent.findMany({ where: { targetId: ravi.id } });
    expect(rows.map(({ projectId }) => projectId).sort()).toEqual([project.id, second.id].sort());
    expect(rows[0]).toMatchObject({
      actorUserId: admin.id,
      actorName: 'Asha Rao',
      before: { sessions: 1 },
      after: { sessions: 0 },
    });
  });
});

describe('sending a password reset', () => {
  test('mails a link that works and that only the person sees; the password stays until then', async () => {
    expect(await sendPasswordReset(await by(admin), { userId: ravi.id })).toEqual({
      email: ravi.email,
    });
    const [mail] = await owedMails(ravi.email);
    expect(mail).toMatchObject({
      template: 'password-reset',
      props: { adminName: 'Asha Rao', projectName: 'Acme' },
    });
    await startSignIn(givenRequest(now), { email: ravi.email, password: goodPassword });
    const link = await mailedToken(ravi.email, 'password-reset');
    const password = 'quite another set of words';
    await resetPassword(givenRequest(now), { link, password, confirmPassword: password });
    await expect(
      startSignIn(givenRequest(now), { email: ravi.email, password }),
    ).resolves.toBeTypeOf('string');
  });

  test.each([
    ['disabledAt', 'The account is disabled, so no link would work. Enable it first.'],
    ['lockedAt', 'The account is locked, so no link would work. Unlock it first.'],
  ])('is refused with the reason for %s', async (field, message) => {
    await database().user.update({ where: { id: ravi.id }, data: { [field]: now } });
    await expect(sendPasswordReset(await by(admin), { userId: ravi.id })).rejects.toMatchObject({
      code: 'conflict',
      message,
    });
  });

  test('is not for somebody who has no password yet', async () => {
    const { userId } = await givenInvitation(admin, now);
    await expect(sendPasswordReset(await by(admin), { userId })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('is possible five times an hour', async () => {
    for (let i = 0; i < 5; i++) await sendPasswordReset(await by(admin), { userId: ravi.id });
    await expect(sendPasswordReset(await by(admin), { userId: ravi.id })).rejects.toMatchObject({
      code: 'rate_limited',
    });
  });
});

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
    expect(await mailsTo(ravi)).toEqual(['two-factor-reset-by-admin']);
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
    const member = await manager();
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

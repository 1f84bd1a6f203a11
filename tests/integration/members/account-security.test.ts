import { beforeEach, describe, expect, test } from 'vitest';
import { completeSignIn } from '@/lib/auth/commands/complete-sign-in';
import { resetPassword } from '@/lib/auth/commands/reset-password';
import { startSignIn } from '@/lib/auth/commands/start-sign-in';
import { sessionHandle } from '@/lib/auth/session-handle';
import { endSessionOfUser } from '@/lib/members/commands/end-session-of-user';
import { endSessionsOfUser } from '@/lib/members/commands/end-sessions-of-user';
import { resetTwoFactor } from '@/lib/members/commands/reset-two-factor';
import { sendPasswordReset } from '@/lib/members/commands/send-password-reset';
import { database } from '@/lib/platform/database';
import { transact } from '@/lib/platform/transact';
import { auditTrail } from '@/tests/support/audit-trail';
import { givenInvitation } from '@/tests/support/given-invitation';
import {
  addMember,
  givenMember,
  givenProject,
  givenRequest,
  goodPassword,
  totpCode,
  type GivenMember,
} from '@/tests/support/given-project';
import { givenSession } from '@/tests/support/given-session';
import { mailedToken, owedMails } from '@/tests/support/outbox';
import {
  admin,
  by,
  givenAshaAndRavi,
  givenManager,
  isOpen,
  mailsTo,
  now,
  project,
  ravi,
} from './asha-and-ravi';

beforeEach(givenAshaAndRavi);

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
    expect(await mailsTo(ravi.email)).toEqual(['signed-out']);
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
    expect(await mailsTo(ravi.email)).toEqual(['signed-out']);
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
    await expect(act(await givenManager(), admin)).rejects.toMatchObject({ code: 'outranked' });
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
    await expect(act(await givenManager(), admin)).rejects.toThrow();
    expect(await isOpen(session)).toBe(true);
    expect(await auditTrail(admin.id)).toEqual([]);
    expect(await mailsTo(admin.email)).toEqual([]);
  });
});

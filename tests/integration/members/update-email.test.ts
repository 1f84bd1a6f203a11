import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { requestPasswordReset } from '@/lib/auth/commands/request-password-reset';
import { resetPassword } from '@/lib/auth/commands/reset-password';
import { startSignIn } from '@/lib/auth/commands/start-sign-in';
import { accountLinkMs } from '@/lib/auth/limits';
import { listMembers } from '@/lib/members/queries/list-members';
import { memberListParams } from '@/lib/members/schema';
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
  loadedContextFor,
} from '@/tests/support/given-project';
import { givenSession } from '@/tests/support/given-session';
import { mailedToken } from '@/tests/support/outbox';
import { admin, later, mailsTo, now, project, ravi } from './asha-and-ravi';
import { ask, confirm, emailOf, givenNewAddress, newEmail, tokenTo } from './email-change';

beforeEach(givenNewAddress);

const signInWith = (email: string) =>
  startSignIn(givenRequest(now), { email, password: goodPassword });

test('the old address works until the new one is confirmed; both are told, twice', async () => {
  const session = await givenSession(ravi, now);
  expect(await ask()).toEqual({ name: 'Ravi Iyer', email: newEmail, former: ravi.email });
  expect(await mailsTo(ravi.email)).toEqual(['email-change-requested']);
  expect(await mailsTo(newEmail)).toEqual(['confirm-email']);
  await expect(signInWith(ravi.email)).resolves.toBeTypeOf('string');
  await expect(signInWith(newEmail)).rejects.toMatchObject({ code: 'unauthenticated' });
  expect(await database().session.count({ where: { id: session } })).toBe(1);

  expect(await confirm(await tokenTo())).toEqual({ email: newEmail });
  expect(await database().session.count({ where: { id: session } })).toBe(0);
  await expect(signInWith(ravi.email)).rejects.toMatchObject({ code: 'unauthenticated' });
  await expect(signInWith(newEmail)).resolves.toBeTypeOf('string');
  expect(await mailsTo(ravi.email)).toEqual(['email-change-requested', 'email-changed']);
  expect(await mailsTo(newEmail)).toEqual(['confirm-email', 'email-changed']);
  const rows = await database().auditEvent.findMany({
    where: { targetId: ravi.id, event: { startsWith: 'user.' } },
    orderBy: { id: 'asc' },
  });
  expect(rows).toMatchObject([
    {
      event: 'user.email_change_requested',
      actorUserId: admin.id,
      before: { email: ravi.email },
      after: { email: newEmail },
    },
    {
      event: 'user.email_changed',
      before: { email: ravi.email },
      after: { email: newEmail, endedSessions: 1 },
    },
  ]);
});

test('the list finds the person by the new address', async () => {
  await ask();
  await confirm(await tokenTo());
  const { actor } = await loadedContextFor(admin, now);
  const find = async (q: string) =>
    (await listMembers(actor, memberListParams.parse({ q }), now)).rows.map(({ email }) => email);
  expect(await find(newEmail)).toEqual([newEmail]);
  expect(await find(ravi.email)).toEqual([]);
});

test('an invitation that still waits elsewhere goes by the new address', async () => {
  const elsewhere = await givenProject();
  const host = await givenMember(elsewhere);
  await transact((tx) => addMember(tx, elsewhere, admin.id, 'ADMIN'));
  const { id } = await givenInvitation(host, now, { userId: ravi.id });
  await ask();
  await confirm(await tokenTo());
  expect(await database().invitation.findUniqueOrThrow({ where: { id } })).toMatchObject({
    email: newEmail,
  });
});

describe('the link', () => {
  test('works once, of twenty uses at the same time too', async () => {
    await ask();
    const link = await tokenTo();
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => confirm(link)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await auditTrail(ravi.id)).filter((event) => event === 'user.email_changed')).toEqual([
      'user.email_changed',
    ]);
  });

  test('dies by a newer one and after 30 minutes', async () => {
    await ask();
    const older = await tokenTo();
    const other = `${randomUUID()}@example.org`;
    await ask(other, { at: later(1000) });
    await expect(confirm(older)).rejects.toMatchObject({ code: 'link_invalid' });
    const newer = await tokenTo(other);
    await expect(confirm(newer, later(accountLinkMs + 1000))).rejects.toMatchObject({
      code: 'link_invalid',
    });
    expect(await emailOf(ravi)).toBe(ravi.email);
    await expect(confirm(newer)).resolves.toEqual({ email: other });
  });

  test.each(['disabledAt', 'lockedAt'])('does not work for somebody with %s', async (field) => {
    await ask();
    await database().user.update({ where: { id: ravi.id }, data: { [field]: now } });
    await expect(confirm(await tokenTo())).rejects.toMatchObject({ code: 'link_invalid' });
  });

  test('is void once whoever asked for it may not any more', async () => {
    const second = await givenMember(project, 'ADMIN', { lastName: 'Second' });
    await ask(newEmail, { asker: second });
    const demoted = { memberId: second.memberId };
    await database().memberRole.deleteMany({ where: demoted });
    await expect(confirm(await tokenTo())).rejects.toMatchObject({ code: 'link_invalid' });
    expect(await emailOf(ravi)).toBe(ravi.email);
  });

  test('is void once whoever asked for it is disabled', async () => {
    const second = await givenMember(project, 'ADMIN', { lastName: 'Second' });
    await ask(newEmail, { asker: second });
    await database().user.update({ where: { id: second.id }, data: { disabledAt: now } });
    await expect(confirm(await tokenTo())).rejects.toMatchObject({ code: 'link_invalid' });
  });

  test('ends those that were mailed to the former address', async () => {
    await requestPasswordReset(givenRequest(now), { email: ravi.email });
    const reset = await mailedToken(ravi.email, 'password-reset');
    await ask();
    await confirm(await tokenTo());
    const password = 'quite another set of words';
    await expect(
      resetPassword(givenRequest(now), { link: reset, password, confirmPassword: password }),
    ).rejects.toMatchObject({ code: 'link_invalid' });
  });

  test('of nobody is recorded as refused', async () => {
    await expect(confirm('invented')).rejects.toMatchObject({ code: 'link_invalid' });
  });
});

import { beforeEach, expect, test } from 'vitest';
import { startSignIn } from '@/lib/auth/commands/start-sign-in';
import { listMembers } from '@/lib/members/queries/list-members';
import { memberListParams } from '@/lib/members/schema';
import { database } from '@/lib/platform/database';
import { transact } from '@/lib/platform/transact';
import { givenInvitation } from '../../support/given-invitation';
import {
  addMember,
  givenMember,
  givenProject,
  givenRequest,
  goodPassword,
  loadedContextFor,
} from '../../support/given-project';
import { givenSession } from '../../support/given-session';
import { admin, mailsTo, now, ravi } from './asha-and-ravi';
import { ask, confirm, givenNewAddress, newEmail, tokenTo } from './email-change';

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

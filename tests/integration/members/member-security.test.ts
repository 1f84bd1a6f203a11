import { beforeEach, describe, expect, test } from 'vitest';
import { findActTargets } from '@/lib/members/act-facts';
import { endSessionsOfUser } from '@/lib/members/commands/end-sessions-of-user';
import { disableUser, lockUser } from '@/lib/members/commands/person-acts';
import { requestEmailChange } from '@/lib/members/commands/request-email-change';
import { hasEmailChange } from '@/lib/members/queries/find-email-change';
import { sendPasswordReset } from '@/lib/members/commands/send-password-reset';
import { getMember } from '@/lib/members/queries/get-member';
import { listMembers } from '@/lib/members/queries/list-members';
import { memberListParams } from '@/lib/members/schema';
import { getMemberSecurity } from '@/lib/members/queries/get-member-security';
import { database } from '@/lib/platform/database';
import { transact } from '@/lib/platform/transact';
import { givenInvitation } from '../../support/given-invitation';
import {
  addMember,
  givenMember,
  givenProject,
  loadedContextFor,
  type GivenMember,
  type GivenProject,
} from '../../support/given-project';
import { givenSession } from '../../support/given-session';

const now = new Date('2026-11-21T10:00:00Z');

let project: GivenProject;
let admin: GivenMember;
let ravi: GivenMember;

beforeEach(async () => {
  project = await givenProject();
  admin = await givenMember(project, 'ADMIN');
  ravi = await givenMember(project, 'MEMBER', { firstName: 'Ravi', lastName: 'Iyer' });
});

async function sightOf(userId: string, by = admin) {
  const { actor } = await loadedContextFor(by, now);
  return getMemberSecurity(actor, userId, now);
}

async function securityOf(userId: string, by = admin) {
  const security = await sightOf(userId, by);
  if (!security) throw new Error('Nothing to see');
  return security;
}

test('tells how somebody signs in and where, and nothing that opens a door', async () => {
  const session = await givenSession(ravi, now);
  await givenSession(ravi, new Date(now.getTime() - 3 * 60 * 60_000));
  const security = await securityOf(ravi.id);
  expect(security).toMatchObject({
    name: 'Ravi Iyer',
    email: ravi.email,
    emailChange: null,
    signIn: { authenticatorSince: expect.any(Date), recoveryCodesLeft: 0, passkeys: [] },
    // The other one is idle for too long.
    devices: [{ address: '192.0.2.7', current: false }],
    refusals: {
      resetTwoFactor: null,
      sendPasswordReset: null,
      endSessions: null,
      updateEmail: null,
      cancelEmailChange: null,
    },
  });
  const told = JSON.stringify(security);
  for (const secret of [session, ravi.totpSecret, 'argon2']) expect(told).not.toContain(secret);
});

describe('refusals', () => {
  test('are told with their reasons to those who may change users', async () => {
    const { refusals } = await securityOf(admin.id);
    expect(refusals).toMatchObject({
      resetTwoFactor: 'This is your own account: its sign-in is changed in My Account.',
      endSessions: 'This is your own account: its sign-in is changed in My Account.',
      updateEmail: null,
    });
  });

  test('are nothing to those who may only read', async () => {
    const reader = await givenMember(project, 'CREATOR');
    expect((await securityOf(ravi.id, reader)).refusals).toBeNull();
  });

  test('name the whole person, and no project', async () => {
    const elsewhere = await givenProject('Secret Elsewhere');
    await givenMember(elsewhere);
    await transact((tx) => addMember(tx, elsewhere, ravi.id, 'MEMBER'));
    const { refusals } = await securityOf(ravi.id);
    for (const reason of Object.values(refusals!)) {
      expect(reason).toContain('belongs to other projects too');
      expect(reason).not.toContain('Secret Elsewhere');
    }
  });

  test('say what is missing before a link would work', async () => {
    const { userId } = await givenInvitation(admin, now);
    const { refusals } = await securityOf(userId);
    expect(refusals!.updateEmail).toContain('Withdraw the invitation and invite the right address');
    expect(refusals!.sendPasswordReset).toContain('has not set up the account yet');
    await database().user.update({ where: { id: ravi.id }, data: { lockedAt: now } });
    expect((await securityOf(ravi.id)).refusals).toMatchObject({
      sendPasswordReset: 'The account is locked, so no link would work. Unlock it first.',
      resetTwoFactor: null,
    });
  });
});

describe('somebody with an account of their own, until they accept the invitation', () => {
  let guest: GivenMember;

  beforeEach(async () => {
    guest = await givenMember(await givenProject('Home'));
    await givenSession(guest, now);
    await database().user.update({
      where: { id: guest.id },
      data: {
        lastSignInAt: now,
        passwordFailures: 3,
        passwordLockedUntil: new Date(now.getTime() + 60_000),
      },
    });
    await givenInvitation(admin, now, { userId: guest.id });
  });

  test('shows the project nothing of how they sign in', async () => {
    expect(await sightOf(guest.id)).toBeNull();
    const signIn = { lastSignInAt: null, twoFactor: false, failedAttempts: 0, lock: null };
    const nothing = { ...signIn, status: 'INVITED' };
    const { actor } = await loadedContextFor(admin, now);
    expect(await getMember(actor, guest.id, now)).toMatchObject(nothing);
    const { rows } = await listMembers(actor, memberListParams.parse({ q: guest.email }), now);
    expect(rows).toMatchObject([nothing]);
  });

  test('is not locked to the project by failed sign-ins, at home they are', async () => {
    const seenBy = async (member: GivenMember) => {
      const { actor } = await loadedContextFor(member, now);
      const found = async (status: string) => {
        const params = memberListParams.parse({ q: guest.email, status });
        return (await listMembers(actor, params, now)).rows.length;
      };
      const target = (await findActTargets(database(), actor, [guest.id], now)).get(guest.id);
      return [await found('locked'), await found('invited'), target?.standing.lockedByFailures];
    };
    expect(await seenBy(admin)).toEqual([0, 1, false]);
    expect(await seenBy(guest)).toEqual([1, 0, true]);
  });

  test.each([
    ['disabled', disableUser],
    ['locked', lockUser],
    ['signed out', endSessionsOfUser],
    ['mailed a password reset', sendPasswordReset],
  ])('is not to be %s by it, whatever authority its Admin has at their home', async (_, act) => {
    await transact((tx) => addMember(tx, guest.project, admin.id, 'ADMIN'));
    const ctx = await loadedContextFor(admin, now);
    await expect(act(ctx, { userId: guest.id })).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('has not accepted the invitation yet'),
    });
  });
});

test('is for those who may read users, and about people of their project', async () => {
  const member = await givenMember(project, 'MEMBER');
  await expect(securityOf(ravi.id, member)).rejects.toMatchObject({ code: 'forbidden' });
  const stranger = await givenMember(await givenProject(), 'MEMBER');
  await expect(securityOf(stranger.id)).rejects.toMatchObject({ code: 'not_found' });
  await expect(securityOf('no-id')).rejects.toMatchObject({ code: 'not_found' });
});

test('a change of address that waits is told to its projects only', async () => {
  const ctx = await loadedContextFor(admin, now);
  await requestEmailChange(ctx, { userId: ravi.id, email: `new-${ravi.email}` });
  expect(await hasEmailChange(ctx.actor, ravi.id, now)).toBe(true);
  expect((await securityOf(ravi.id)).emailChange).toMatchObject({ email: `new-${ravi.email}` });
  const stranger = await givenMember(await givenProject());
  const { actor } = await loadedContextFor(stranger, now);
  expect(await hasEmailChange(actor, ravi.id, now)).toBe(false);
  const later = new Date(now.getTime() + 31 * 60_000);
  expect(await hasEmailChange(ctx.actor, ravi.id, later)).toBe(false);
});

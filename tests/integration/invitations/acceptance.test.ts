import { beforeEach, describe, expect, test } from 'vitest';
import { getAuthenticatorSetUp } from '@/lib/auth/queries';
import { confirmInvitedTwoFactor } from '@/lib/invitations/commands/confirm-invited-two-factor';
import { continueInvitation } from '@/lib/invitations/commands/continue-invitation';
import { joinProject } from '@/lib/invitations/commands/join-project';
import { setInvitedPassword } from '@/lib/invitations/commands/set-invited-password';
import { findInvitationByToken } from '@/lib/invitations/queries/find-invitation-by-token';
import { database } from '@/lib/platform/database';
import { auditTrail } from '@/tests/support/audit-trail';
import { givenInvitation, type GivenInvitation } from '@/tests/support/given-invitation';
import {
  givenMember,
  givenProject,
  givenRequest,
  goodPassword,
  totpCode,
  userContextFor,
  type GivenMember,
} from '@/tests/support/given-project';

const now = new Date('2026-11-21T10:00:00Z');

let admin: GivenMember;
let invitation: GivenInvitation;

beforeEach(async () => {
  admin = await givenMember(await givenProject());
  invitation = await givenInvitation(admin, now);
});

const view = (challenge: string | null = null, at = now) =>
  findInvitationByToken(invitation.token, challenge, at);

const passwordInput = (password = goodPassword) => ({
  link: invitation.token,
  firstName: 'Ravi',
  lastName: 'Iyer',
  password,
  confirmPassword: password,
});

const setPassword = (password = goodPassword, at = now) =>
  setInvitedPassword(givenRequest(at), passwordInput(password));

async function firstCode(): Promise<string> {
  const { manualKey } = await getAuthenticatorSetUp({
    id: invitation.userId,
    email: invitation.email,
  });
  return totpCode(manualKey.replaceAll(' ', ''), now);
}

async function confirm(challenge: string | null, at = now): Promise<string[]> {
  const input = { link: invitation.token, code: await firstCode() };
  return confirmInvitedTwoFactor(givenRequest(at), input, challenge);
}

describe('an open invitation', () => {
  test('says who invites, to what, as what; looking, however often, spends nothing', async () => {
    for (let i = 0; i < 5; i++) {
      expect(await view()).toMatchObject({
        state: 'open',
        step: 'password',
        projectName: 'Acme',
        inviterName: admin.name,
        roleNames: ['Member'],
      });
    }
  });

  test('leads from password to authenticator to an active member with ten recovery codes', async () => {
    const challenge = await setPassword();
    expect(await view(challenge)).toMatchObject({ state: 'open', step: 'two-factor' });
    const codes = await confirm(challenge);
    expect(new Set(codes).size).toBe(10);

    const member = await database().member.findUniqueOrThrow({
      where: { id: invitation.memberId },
      include: { user: { include: { recoveryCodes: true } } },
    });
    expect(member).toMatchObject({
      status: 'ACTIVE',
      joinedAt: now,
      sortName: 'ravi iyer',
      user: { firstName: 'Ravi', activatedAt: now },
    });
    expect(JSON.stringify(member.user.recoveryCodes)).not.toContain(codes[0]);
    expect(await auditTrail(invitation.userId)).toEqual([
      'invitation.password_set',
      'invitation.accepted',
    ]);
    expect(await view()).toMatchObject({ state: 'closed', reason: 'used' });
  });

  test('the authenticator stays the same while the page is left and opened again', async () => {
    await setPassword();
    expect(await firstCode()).toBe(await firstCode());
  });

  test('a refused password leaves the link as it was', async () => {
    await expect(setPassword('password1234')).rejects.toMatchObject({
      code: 'invalid',
      details: { fieldErrors: { password: [expect.stringContaining('too common')] } },
    });
    await expect(setPassword('Ravi-Iyer-2026')).rejects.toMatchObject({ code: 'invalid' });
    await expect(setPassword('acme-2026-acme')).rejects.toMatchObject({ code: 'invalid' });
    expect(await view()).toMatchObject({ state: 'open', step: 'password' });
  });

  test('goes on in another browser with the password that was chosen, and with no other', async () => {
    await setPassword();
    expect(await view()).toMatchObject({ step: 'continue' });
    const go = (password: string) =>
      continueInvitation(givenRequest(now), { link: invitation.token, password });
    await expect(go('some other words here')).rejects.toMatchObject({ code: 'invalid' });
    const challenge = await go(goodPassword);
    expect(await view(challenge)).toMatchObject({ step: 'two-factor' });
    await expect(confirm(challenge)).resolves.toHaveLength(10);
  });

  test('of two people who set a password at once one succeeds, the other is told what to do', async () => {
    const outcomes = await Promise.allSettled([
      setPassword(),
      setPassword('quite different words elsewhere'),
    ]);
    const refusals = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason as { code: string; message: string }] : [],
    );
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('ask the person who invited you'),
    });
  });

  test('twenty confirmations at once make one account with one set of codes', async () => {
    const challenge = await setPassword();
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => confirm(challenge)));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    expect(await database().recoveryCode.count({ where: { userId: invitation.userId } })).toBe(10);
  });

  test('the link alone, without the password, never enrols an authenticator', async () => {
    await setPassword();
    const stranger = await givenInvitation(admin, now);
    const strangersChallenge = await setInvitedPassword(givenRequest(now), {
      ...passwordInput(),
      link: stranger.token,
    });
    for (const challenge of [null, 'invented', strangersChallenge]) {
      await expect(confirm(challenge)).rejects.toMatchObject({ code: 'unauthenticated' });
    }
  });

  test('a wrong code changes nothing', async () => {
    const challenge = await setPassword();
    await expect(
      confirmInvitedTwoFactor(
        givenRequest(now),
        { link: invitation.token, code: '000000' },
        challenge,
      ),
    ).rejects.toMatchObject({ code: 'invalid' });
    expect(await view(challenge)).toMatchObject({ step: 'two-factor' });
  });
});

describe('somebody who has an account', () => {
  test('joins by signing in, with the account they have', async () => {
    const person = await givenMember(await givenProject('Elsewhere'), 'MEMBER');
    invitation = await givenInvitation(admin, now, { userId: person.id });
    expect(await view()).toMatchObject({ state: 'open', step: 'join' });
    await expect(setPassword()).rejects.toMatchObject({ code: 'conflict' });

    const link = { link: invitation.token };
    await expect(joinProject(userContextFor(admin, now), link)).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await joinProject(userContextFor(person, now), link)).toBe(admin.project.slug);
    await expect(joinProject(userContextFor(person, now), link)).rejects.toMatchObject({
      code: 'link_invalid',
    });
  });
});

test('a link never tells whether a password is that of an account', async () => {
  const person = await givenMember(await givenProject('Elsewhere'), 'MEMBER');
  invitation = await givenInvitation(admin, now, { userId: person.id });
  for (const password of [goodPassword, 'some other guess']) {
    await expect(
      continueInvitation(givenRequest(now), { link: invitation.token, password }),
    ).rejects.toMatchObject({ code: 'link_invalid' });
  }
});

import { beforeEach, describe, expect, test } from 'vitest';
import { resendInvitation } from '@/lib/invitations/commands/resend-invitation';
import { setInvitedPassword } from '@/lib/invitations/commands/set-invited-password';
import { getAuthenticatorSetUp } from '@/lib/auth/queries';
import { invitationMs } from '@/lib/invitations/limits';
import { findInvitationByToken } from '@/lib/invitations/queries/find-invitation-by-token';
import { database } from '@/lib/platform/database';
import { auditTrail } from '@/tests/support/audit-trail';
import { givenInvitation, type GivenInvitation } from '@/tests/support/given-invitation';
import {
  addMember,
  contextFor,
  givenMember,
  givenProject,
  givenRequest,
  goodPassword,
  type GivenMember,
} from '@/tests/support/given-project';
import { mailedToken, owedMails } from '@/tests/support/outbox';
import { transact } from '@/lib/platform/transact';

const now = new Date('2026-11-21T10:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const hour = 3_600_000;

let admin: GivenMember;
let invitation: GivenInvitation;

beforeEach(async () => {
  admin = await givenMember(await givenProject());
  invitation = await givenInvitation(admin, now);
});

const resend = (at: Date, by = admin, lastSentAt?: Date) =>
  resendInvitation(contextFor(by, at), { invitationId: invitation.id, lastSentAt });

const stateOf = (token: string, at: Date) => findInvitationByToken(token, null, at);

describe('sending an invitation again', () => {
  test('ends the earlier link, keeps the roles and starts the time anew', async () => {
    const at = later(invitationMs + hour);
    expect(await stateOf(invitation.token, at)).toMatchObject({ reason: 'expired' });
    await resend(at);
    expect(await stateOf(invitation.token, at)).toMatchObject({ reason: 'superseded' });
    const fresh = await mailedToken(invitation.email, 'invitation');
    expect(await stateOf(fresh, at)).toMatchObject({
      state: 'open',
      step: 'password',
      roleNames: ['Member'],
      expiresAt: new Date(at.getTime() + invitationMs),
    });
    expect(await auditTrail(invitation.userId)).toEqual(['invitation.resent']);
  });

  test('starts a set-up anew that was begun and not finished', async () => {
    await setInvitedPassword(givenRequest(now), {
      link: invitation.token,
      firstName: 'Ravi',
      lastName: 'Iyer',
      password: goodPassword,
      confirmPassword: goodPassword,
    });
    await getAuthenticatorSetUp({ id: invitation.userId, email: invitation.email });
    await resend(later(hour));
    const user = await database().user.findUniqueOrThrow({
      where: { id: invitation.userId },
      include: { totpCredentials: true, signInChallenges: true },
    });
    expect(user).toMatchObject({ passwordHash: null, totpCredentials: [], signInChallenges: [] });
    expect(user.firstName).toBe('Ravi');
    const fresh = await mailedToken(invitation.email, 'invitation');
    expect(await stateOf(fresh, later(hour))).toMatchObject({ step: 'password' });
  });

  test('leaves the password of somebody with an account alone', async () => {
    const elsewhere = await givenMember(await givenProject());
    invitation = await givenInvitation(admin, now, { userId: elsewhere.id });
    await resend(later(hour));
    const user = await database().user.findUniqueOrThrow({ where: { id: elsewhere.id } });
    expect(user.passwordHash).not.toBeNull();
    const fresh = await mailedToken(elsewhere.email, 'invitation');
    expect(await stateOf(fresh, later(hour))).toMatchObject({ step: 'join' });
  });

  test('makes whoever sends it the inviter, so that a void invitation works again', async () => {
    const second = await givenMember(admin.project);
    await database().member.update({
      where: { id: admin.memberId },
      data: { status: 'REVOKED' },
    });
    expect(await stateOf(invitation.token, now)).toMatchObject({ reason: 'void' });
    await resend(later(hour), second);
    const fresh = await mailedToken(invitation.email, 'invitation');
    expect(await stateOf(fresh, later(hour))).toMatchObject({
      state: 'open',
      inviterName: second.name,
    });
  });

  test('takes back the earlier mail when it has not left yet', async () => {
    await resend(later(hour));
    await resend(later(2 * hour));
    expect(await owedMails(invitation.email)).toHaveLength(1);
  });

  test('a click that arrives twice sends one mail', async () => {
    await Promise.all([resend(later(hour), admin, now), resend(later(hour + 1), admin, now)]);
    expect(await auditTrail(invitation.userId)).toEqual(['invitation.resent']);
    expect(await owedMails(invitation.email)).toHaveLength(1);
  });
});

describe('what cannot be sent again', () => {
  test('an invitation of another project does not exist here', async () => {
    const stranger = await givenMember(await givenProject());
    await expect(resend(now, stranger)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('one that was accepted, or withdrawn', async () => {
    await database().member.update({
      where: { id: invitation.memberId },
      data: { status: 'ACTIVE' },
    });
    await database().invitation.update({
      where: { id: invitation.id },
      data: { acceptedAt: now },
    });
    await expect(resend(now)).rejects.toMatchObject({ code: 'conflict' });
  });

  test.each(['APPROVER', 'CREATOR', 'MEMBER'] as const)('a %s may not', async (role) => {
    const weaker = await givenMember(admin.project, role);
    await expect(resend(now, weaker)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await stateOf(invitation.token, now)).toMatchObject({ state: 'open' });
  });

  test('an Admin of two projects acts in the one that the request is bound to', async () => {
    const other = await givenProject();
    const memberId = await transact((tx) => addMember(tx, other, admin.id, 'ADMIN'));
    const there = { ...admin, project: other, memberId };
    await expect(resend(now, there)).rejects.toMatchObject({ code: 'not_found' });
  });
});

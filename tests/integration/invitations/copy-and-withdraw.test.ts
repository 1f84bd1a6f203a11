import { beforeEach, describe, expect, test } from 'vitest';
import { copyInvitationLink } from '@/lib/invitations/commands/copy-invitation-link';
import { inviteUsers } from '@/lib/invitations/commands/invite-users';
import { resendInvitation } from '@/lib/invitations/commands/resend-invitation';
import { withdrawInvitation } from '@/lib/invitations/commands/withdraw-invitation';
import { invitationMs } from '@/lib/invitations/limits';
import { findInvitationByToken } from '@/lib/invitations/queries/find-invitation-by-token';
import { database } from '@/lib/platform/database';
import { auditTrail } from '@/tests/support/audit-trail';
import { givenInvitation, type GivenInvitation } from '@/tests/support/given-invitation';
import {
  contextFor,
  givenMember,
  givenProject,
  type GivenMember,
} from '@/tests/support/given-project';
import { owedMails } from '@/tests/support/outbox';
import { inviteOf } from '@/tests/support/invite-of';

const now = new Date('2026-11-21T10:00:00Z');
const expiry = new Date(now.getTime() + invitationMs);

let admin: GivenMember;
let invitation: GivenInvitation;

beforeEach(async () => {
  admin = await givenMember(await givenProject());
  invitation = await givenInvitation(admin, now);
});

const input = () => ({ invitationId: invitation.id });
const copy = (by = admin, at = now) => copyInvitationLink(contextFor(by, at), input());
const withdraw = (by = admin, at = now) => withdrawInvitation(contextFor(by, at), input());
const stateOf = (token: string) => findInvitationByToken(token, null, now);
const tokenIn = (link: string) => link.split('/').at(-1)!;

describe('copying the link', () => {
  test('makes a further link, and the mailed one stays valid', async () => {
    const { link, expiresAt } = await copy();
    expect(link).toMatch(/^http:\/\/[^/]+\/invitation\/[\w-]{43}$/);
    expect(expiresAt).toEqual(expiry);
    expect(await stateOf(tokenIn(link))).toMatchObject({ state: 'open' });
    expect(await stateOf(invitation.token)).toMatchObject({ state: 'open' });
    expect(await auditTrail(invitation.userId)).toEqual(['invitation.link_copied']);
  });

  test('stores no link and no token in the audit log', async () => {
    const { link } = await copy();
    const events = await database().auditEvent.findMany({
      where: { targetId: invitation.userId },
    });
    expect(JSON.stringify(events)).not.toContain(tokenIn(link));
  });

  test('sending the invitation again ends the copied link too', async () => {
    const { link } = await copy();
    await resendInvitation(contextFor(admin, now), input());
    expect(await stateOf(tokenIn(link))).toMatchObject({ reason: 'superseded' });
  });

  test('no link is made that would not open', async () => {
    await expect(copy(admin, expiry)).rejects.toMatchObject({ code: 'conflict' });
    const second = await givenMember(admin.project);
    await database().member.update({ where: { id: admin.memberId }, data: { status: 'REVOKED' } });
    await expect(copy(second)).rejects.toMatchObject({ code: 'conflict' });
    expect(await auditTrail(invitation.userId)).toEqual([]);
  });

  test('of an Admin’s invitation asks who is there', async () => {
    const { id } = await givenInvitation(admin, now, { role: 'ADMIN' });
    const { actor, ...ctx } = contextFor(admin, now);
    const idle = { ...actor, authenticatedAt: new Date(now.getTime() - 11 * 60_000) };
    await expect(
      copyInvitationLink({ ...ctx, actor: idle }, { invitationId: id }),
    ).rejects.toMatchObject({ code: 'reauthentication_required' });
    expect(await copyInvitationLink({ ...ctx, actor }, { invitationId: id })).toMatchObject({
      expiresAt: expiry,
    });
  });

  test('readers and strangers get none', async () => {
    const reader = await givenMember(admin.project, 'APPROVER');
    await expect(copy(reader)).rejects.toMatchObject({ code: 'forbidden' });
    const stranger = await givenMember(await givenProject());
    await expect(copy(stranger)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('withdrawing', () => {
  test('ends every link, the membership, the mail, and the person who never was', async () => {
    const email = 'never-was@example.com';
    await inviteUsers(contextFor(admin, now), inviteOf(admin.project.roleIds.CREATOR, email));
    const user = await database().user.findUniqueOrThrow({
      where: { email },
      include: { memberships: { include: { invitations: true } } },
    });
    const invitationId = user.memberships[0]!.invitations[0]!.id;
    const { link } = await copyInvitationLink(contextFor(admin, now), { invitationId });
    const later = new Date(now.getTime() + 1);
    await withdrawInvitation(contextFor(admin, later), { invitationId });
    expect(await stateOf(tokenIn(link))).toMatchObject({ state: 'closed', reason: 'withdrawn' });
    expect(await database().user.findUnique({ where: { email } })).toBeNull();
    expect(await owedMails(email)).toEqual([]);
    expect(await auditTrail(user.id)).toEqual([
      'user.invited',
      'invitation.link_copied',
      'invitation.withdrawn',
    ]);
    const [last] = await database().auditEvent.findMany({
      where: { targetId: user.id, event: 'invitation.withdrawn' },
    });
    expect(last).toMatchObject({
      targetEmail: email,
      before: { status: 'INVITED', roles: ['Creator'] },
      after: { userRemoved: true },
    });
  });

  test('withdrawing again changes nothing and records nothing', async () => {
    await Promise.all([withdraw(), withdraw()]);
    await withdraw();
    expect(await auditTrail(invitation.userId)).toEqual(['invitation.withdrawn']);
  });

  test('a person with an account, or invited elsewhere, stays', async () => {
    const elsewhere = await givenMember(await givenProject());
    const own = invitation;
    invitation = await givenInvitation(admin, now, { userId: elsewhere.id });
    await withdraw();
    expect(await database().user.count({ where: { id: elsewhere.id } })).toBe(1);

    await givenInvitation(elsewhere, now, { userId: own.userId });
    invitation = own;
    await withdraw();
    expect(await database().user.count({ where: { id: own.userId } })).toBe(1);
    expect(await database().member.count({ where: { userId: own.userId } })).toBe(1);
  });

  test('an invitation that was accepted cannot be withdrawn', async () => {
    await database().member.update({
      where: { id: invitation.memberId },
      data: { status: 'ACTIVE' },
    });
    await database().invitation.update({ where: { id: invitation.id }, data: { acceptedAt: now } });
    await expect(withdraw()).rejects.toMatchObject({ code: 'conflict' });
  });

  test('readers and strangers cannot', async () => {
    const reader = await givenMember(admin.project, 'CREATOR');
    await expect(withdraw(reader)).rejects.toMatchObject({ code: 'forbidden' });
    const stranger = await givenMember(await givenProject());
    await expect(withdraw(stranger)).rejects.toMatchObject({ code: 'not_found' });
    expect(await stateOf(invitation.token)).toMatchObject({ state: 'open' });
  });

  test('withdrawn and invited anew at one moment ends in one of both, whole', async () => {
    const input = inviteOf(admin.project.roleIds.MEMBER, invitation.email);
    const [, again] = await Promise.all([withdraw(), inviteUsers(contextFor(admin, now), input)]);
    const members = await database().member.count({
      where: { projectId: admin.project.id, user: { email: invitation.email } },
    });
    expect(members).toBe(again.invited.length);
  });
});

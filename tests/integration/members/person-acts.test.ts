import { beforeEach, describe, expect, test } from 'vitest';
import { findActor, findSignedInUser } from '@/lib/auth/current-actor';
import { findInvitationByToken } from '@/lib/invitations/queries/find-invitation-by-token';
import { inviteUsers } from '@/lib/invitations/commands/invite-users';
import {
  deleteUser,
  disableUser,
  enableUser,
  grantAccess,
  lockUser,
  revokeAccess,
  unlockUser,
} from '@/lib/members/commands/person-acts';
import { previewAct } from '@/lib/members/queries/preview-act';
import { database } from '@/lib/platform/database';
import { transact } from '@/lib/platform/transact';
import { auditTrail } from '@/tests/support/audit-trail';
import { givenRole, assignRole, givenOverrides, levelsNow } from '@/tests/support/given-access';
import { givenInvitation } from '@/tests/support/given-invitation';
import {
  addMember,
  givenMember,
  givenProject,
  loadedContextFor,
  type GivenMember,
  type GivenProject,
} from '@/tests/support/given-project';
import { givenSession } from '@/tests/support/given-session';
import { inviteOf } from '@/tests/support/invite-of';
import { owedMails } from '@/tests/support/outbox';

const now = new Date();
const earlier = new Date(now.getTime() - 3_600_000);
const later = new Date(now.getTime() + 3_600_000);

let project: GivenProject;
let admin: GivenMember;
let mina: GivenMember;

beforeEach(async () => {
  project = await givenProject();
  admin = await givenMember(project, 'ADMIN', { firstName: 'Asha', lastName: 'Rao' });
  mina = await givenMember(project, 'MEMBER', { firstName: 'Mina', lastName: 'Sato' });
});

type Act = typeof disableUser;
// Each a moment after the one before, so that what they leave has an order.
let moments = 0;
const act = async (command: Act, by = admin, to: { id: string } = mina) =>
  command(await loadedContextFor(by, new Date(now.getTime() + moments++)), { userId: to.id });
const userOf = ({ id }: { id: string }) => database().user.findUniqueOrThrow({ where: { id } });
const memberOf = ({ memberId }: GivenMember) =>
  database().member.findUniqueOrThrow({ where: { id: memberId } });
const opens = (session: string, slug = project.slug) =>
  findActor(session, slug, { now, address: null });

/** Somebody of the project who is in another one too, where the admin of the first is nobody. */
async function alsoElsewhere(member = mina): Promise<GivenProject> {
  const other = await givenProject('Elsewhere');
  await givenMember(other);
  await transact((tx) => addMember(tx, other, member.id, 'MEMBER'));
  return other;
}

describe('disabling', () => {
  test('ends every session at once, tells what it ended, records it and mails the person', async () => {
    const sessions = [await givenSession(mina, now), await givenSession(mina, now)];
    const preview = await previewAct(
      (await loadedContextFor(admin)).actor,
      mina.id,
      'disable',
      now,
    );
    expect(preview.consequences[0]).toBe('Signs them out of 2 devices at once.');
    expect(await act(disableUser)).toEqual({
      title: 'Mina Sato was disabled',
      lines: ['Signed out of 2 devices'],
    });
    for (const session of sessions) {
      expect(await findSignedInUser(session, now)).toBeNull();
      expect(await opens(session)).toBeNull();
    }
    const [event] = await database().auditEvent.findMany({ where: { targetId: mina.id } });
    expect(event).toMatchObject({
      event: 'user.disabled',
      actorUserId: admin.id,
      targetEmail: mina.email,
      before: { enabled: true },
      after: { enabled: false, devicesSignedOut: 2 },
    });
    expect(await owedMails(mina.email)).toMatchObject([
      { template: 'account-status', props: { change: 'disabled', projectName: 'Acme' } },
    ]);
  });

  test('again changes nothing, and leaves neither row nor mail', async () => {
    await act(disableUser);
    expect(await act(disableUser)).toEqual({ title: 'Mina Sato is disabled already.', lines: [] });
    expect(await auditTrail(mina.id)).toEqual(['user.disabled']);
    expect(await owedMails(mina.email)).toHaveLength(1);
  });

  test('closes the link of an invitation, and enabling opens it again', async () => {
    const invited = await givenInvitation(admin, now);
    const target = { id: invited.userId };
    const receipt = await act(disableUser, admin, target);
    expect(receipt.lines).toEqual(['1 invitation cannot be accepted for now']);
    expect(await findInvitationByToken(invited.token, null, now)).toMatchObject({ reason: 'void' });
    await act(enableUser, admin, target);
    expect(await findInvitationByToken(invited.token, null, now)).toMatchObject({ state: 'open' });
  });

  test('and enabling leave access as it was, and inactivity counts anew', async () => {
    await givenOverrides(mina, { payments: 'READ_WRITE' });
    const before = await levelsNow(mina);
    await database().member.update({
      where: { id: mina.memberId },
      data: { activeSince: earlier, inactivityWarnedAt: earlier },
    });
    await act(disableUser);
    expect((await levelsNow(mina)).payments).toBe('NONE');
    await act(enableUser);
    expect(await levelsNow(mina)).toEqual(before);
    expect(await memberOf(mina)).toMatchObject({
      inactivityWarnedAt: null,
      activeSince: expect.any(Date),
    });
    expect((await memberOf(mina)).activeSince >= now).toBe(true);
    expect(await auditTrail(mina.id)).toEqual(['user.disabled', 'user.enabled']);
  });
});

describe('locking and unlocking', () => {
  test('closes and opens the account, with sessions ended', async () => {
    const session = await givenSession(mina, now);
    expect((await act(lockUser)).lines).toEqual(['Signed out of 1 device']);
    expect(await findSignedInUser(session, now)).toBeNull();
    expect((await act(unlockUser)).title).toBe('User account unlocked successfully');
    expect(await userOf(mina)).toMatchObject({ lockedAt: null });
    expect(await auditTrail(mina.id)).toEqual(['user.locked', 'user.unlocked']);
    expect(await owedMails(mina.email)).toHaveLength(2);
  });

  test.each([
    ['a lock by failures', { passwordFailures: 10, passwordLockedUntil: later }],
    ['a hundred failures', { passwordFailures: 100, passwordLockedUntil: earlier }],
  ])('unlocking ends %s', async (_, data) => {
    await database().user.update({ where: { id: mina.id }, data });
    await act(unlockUser);
    expect(await userOf(mina)).toMatchObject({ passwordFailures: 0, passwordLockedUntil: null });
  });

  test('somebody whom failures locked can still be locked by an administrator', async () => {
    await database().user.update({ where: { id: mina.id }, data: { passwordLockedUntil: later } });
    await act(lockUser);
    expect(await userOf(mina)).toMatchObject({ lockedAt: expect.any(Date) });
  });
});

describe('revoking and granting', () => {
  test('closes the project, ends the sessions of who has no other, and grant restores it all', async () => {
    const session = await givenSession(mina, now);
    await assignRole(mina, await givenRole(project, 'Refunds', { payments: 'READ_WRITE' }));
    const before = await levelsNow(mina);
    expect((await act(revokeAccess)).lines).toEqual(['Signed out of 1 device']);
    expect(await findSignedInUser(session, now)).toBeNull();
    await act(grantAccess);
    expect(await levelsNow(mina)).toEqual(before);
    expect(await auditTrail(mina.id)).toEqual(['user.access_revoked', 'user.access_granted']);
    expect(await owedMails(mina.email)).toMatchObject([
      { template: 'project-access', props: { change: 'revoked' } },
      { template: 'project-access', props: { change: 'granted' } },
    ]);
  });

  test('leaves the other project and its session alone, and asks for no right there', async () => {
    const other = await alsoElsewhere();
    const session = await givenSession(mina, now);
    expect((await act(revokeAccess)).lines).toEqual([]);
    expect(await opens(session)).toBeNull();
    expect(await opens(session, other.slug)).not.toBeNull();
  });

  test('granting takes an end away that has passed, and keeps one to come', async () => {
    await database().member.update({ where: { id: mina.memberId }, data: { endsAt: earlier } });
    await act(grantAccess);
    expect(await memberOf(mina)).toMatchObject({ status: 'ACTIVE', endsAt: null });
    await database().member.update({ where: { id: mina.memberId }, data: { endsAt: later } });
    await act(revokeAccess);
    await act(grantAccess);
    expect(await memberOf(mina)).toMatchObject({ status: 'ACTIVE', endsAt: later });
  });

  test('an invitation is not revoked but withdrawn', async () => {
    const invited = await givenInvitation(admin, now);
    await expect(act(revokeAccess, admin, { id: invited.userId })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Withdraw it instead'),
    });
  });

  test('nobody grants more than they have', async () => {
    const helper = await givenMember(project, 'MEMBER', { firstName: 'Ben', lastName: 'Okafor' });
    await assignRole(helper, await givenRole(project, 'Desk', { users: 'READ_WRITE' }));
    const strong = await givenMember(project, 'MEMBER', { firstName: 'Zoe', lastName: 'Pay' });
    await givenOverrides(strong, { payments: 'READ_WRITE', customers: 'NONE' });
    await act(revokeAccess, admin, strong);
    await expect(act(grantAccess, helper, strong)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('deleting', () => {
  test('removes the membership and with the last one the account; the log keeps the name', async () => {
    await givenSession(mina, now);
    const receipt = await act(deleteUser);
    expect(receipt).toEqual({
      title: 'Mina Sato was deleted',
      lines: [
        'Signed out of 1 device',
        'The account was deleted too, since it belonged to no other project',
      ],
    });
    expect(await database().user.count({ where: { id: mina.id } })).toBe(0);
    expect(await database().session.count({ where: { userId: mina.id } })).toBe(0);
    const [event] = await database().auditEvent.findMany({ where: { targetId: mina.id } });
    expect(event).toMatchObject({
      event: 'user.deleted',
      targetName: 'Mina Sato',
      targetEmail: mina.email,
      before: { status: 'ACTIVE', 'Role Member': 'without end' },
      after: { accountDeleted: true, devicesSignedOut: 1 },
    });
    expect(await owedMails(mina.email)).toMatchObject([
      { template: 'project-access', props: { change: 'deleted', accountDeleted: true } },
    ]);
  });

  test('from one project leaves the others, and their sessions', async () => {
    const other = await alsoElsewhere();
    const session = await givenSession(mina, now);
    expect((await act(deleteUser)).lines).toEqual(['The account stays, for other projects']);
    expect(await opens(session, other.slug)).not.toBeNull();
    expect(await database().member.count({ where: { id: mina.memberId } })).toBe(0);
  });

  test('ends the sessions when no other membership is in force', async () => {
    const other = await alsoElsewhere();
    await database().member.updateMany({
      where: { userId: mina.id, projectId: other.id },
      data: { endsAt: earlier },
    });
    const session = await givenSession(mina, now);
    expect((await act(deleteUser)).lines).toContain('Signed out of 1 device');
    expect(await findSignedInUser(session, now)).toBeNull();
    expect(await userOf(mina)).toMatchObject({ email: mina.email });
  });

  test('ends an invitation with its links, and the mail that is still queued', async () => {
    const ctx = await loadedContextFor(admin, now);
    await inviteUsers(ctx, inviteOf(project.roleIds.MEMBER, 'new@p.example'));
    const user = await database().user.findUniqueOrThrow({ where: { email: 'new@p.example' } });
    await act(deleteUser, admin, user);
    expect(await owedMails('new@p.example')).toEqual([]);
    const [invitation] = await database().invitation.findMany({
      where: { projectId: project.id },
    });
    expect(invitation).toMatchObject({ withdrawnAt: expect.any(Date), email: 'new@p.example' });
    expect(await database().user.count({ where: { id: user.id } })).toBe(0);
  });

  test('and inviting the address again starts clean', async () => {
    await givenOverrides(mina, { payments: 'READ_WRITE' });
    await act(deleteUser);
    await inviteUsers(
      await loadedContextFor(admin, now),
      inviteOf(project.roleIds.MEMBER, mina.email),
    );
    const again = await database().user.findUniqueOrThrow({
      where: { email: mina.email },
      include: { memberships: { include: { overrides: true } }, totpCredentials: true },
    });
    expect(again).toMatchObject({
      firstName: '',
      passwordHash: null,
      activatedAt: null,
      totpCredentials: [],
      memberships: [{ status: 'INVITED', overrides: [] }],
    });
    expect(again.id).not.toBe(mina.id);
  });
});

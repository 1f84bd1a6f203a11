import { beforeEach, describe, expect, test } from 'vitest';
import { findSignedInUser } from '@/lib/auth/current-actor';
import { findInvitationByToken } from '@/lib/invitations/queries/find-invitation-by-token';
import {
  disableUser,
  enableUser,
  grantAccess,
  lockUser,
  revokeAccess,
  unlockUser,
} from '@/lib/members/commands/person-acts';
import { previewAct } from '@/lib/members/queries/preview-act';
import { database } from '@/lib/platform/database';
import { auditTrail } from '@/tests/support/audit-trail';
import { givenRole, assignRole, givenOverrides, levelsNow } from '@/tests/support/given-access';
import { givenInvitation } from '@/tests/support/given-invitation';
import { givenMember, loadedContextFor } from '@/tests/support/given-project';
import { givenSession } from '@/tests/support/given-session';
import { owedMails } from '@/tests/support/outbox';
import { admin, givenAshaAndMina, mina, project } from '@/tests/support/asha-and-mina';
import { act, alsoElsewhere, earlier, later, memberOf, now, opens, userOf } from './acts-on-mina';

beforeEach(givenAshaAndMina);

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

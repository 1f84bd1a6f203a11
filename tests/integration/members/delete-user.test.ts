import { beforeEach, describe, expect, test } from 'vitest';
import { findSignedInUser } from '@/lib/auth/current-actor';
import { inviteUsers } from '@/lib/invitations/commands/invite-users';
import { deleteUser } from '@/lib/members/commands/person-acts';
import { database } from '@/lib/platform/database';
import { givenOverrides } from '@/tests/support/given-access';
import { loadedContextFor } from '@/tests/support/given-project';
import { givenSession } from '@/tests/support/given-session';
import { inviteOf } from '@/tests/support/invite-of';
import { owedMails } from '@/tests/support/outbox';
import { admin, givenAshaAndMina, mina, project } from '@/tests/support/asha-and-mina';
import { act, alsoElsewhere, earlier, now, opens, userOf } from './acts-on-mina';

beforeEach(givenAshaAndMina);

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

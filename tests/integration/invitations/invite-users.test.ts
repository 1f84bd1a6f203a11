import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { inviteUsers } from '@/lib/invitations/commands/invite-users';
import { invitationMs } from '@/lib/invitations/limits';
import { findInvitationByToken } from '@/lib/invitations/queries/find-invitation-by-token';
import { inviteUsersInput } from '@/lib/invitations/schema';
import { database } from '@/lib/platform/database';
import { auditTrail } from '@/tests/support/audit-trail';
import {
  contextFor,
  givenMember,
  givenProject,
  type GivenMember,
} from '@/tests/support/given-project';
import { mailedToken, owedMails } from '@/tests/support/outbox';

const now = new Date('2026-11-21T10:00:00Z');

let admin: GivenMember;

beforeEach(async () => {
  admin = await givenMember(await givenProject());
});

const newEmail = () => `${randomUUID()}@example.com`;

function rows(emails: string[], roleId = admin.project.roleIds.MEMBER) {
  return inviteUsersInput.parse({ email: emails, role: emails.map(() => roleId) });
}

const invite = (emails: string[], by = admin, roleId?: string) =>
  inviteUsers(contextFor(by, now), rows(emails, roleId));

const reasonsOf = (result: { failed: { reason: string }[] }) =>
  result.failed.map((row) => row.reason);

describe('inviting', () => {
  test('makes user, membership, role, invitation, link, mail and audit row of each', async () => {
    const emails = [newEmail(), newEmail(), newEmail()];
    const result = await invite(emails);
    expect(result).toEqual({
      invited: emails.map((email, row) => ({ row, email, dropped: [] })),
      failed: [],
      refusals: [],
    });
    for (const email of emails) {
      const user = await database().user.findUniqueOrThrow({
        where: { email },
        include: {
          memberships: { include: { roles: true, invitations: { include: { links: true } } } },
        },
      });
      const [member] = user.memberships;
      expect(user).toMatchObject({ passwordHash: null, activatedAt: null });
      expect(member).toMatchObject({
        projectId: admin.project.id,
        status: 'INVITED',
        invitedById: admin.id,
        roles: [{ roleId: admin.project.roleIds.MEMBER }],
        invitations: [
          {
            email,
            sentAt: now,
            expiresAt: new Date(now.getTime() + invitationMs),
            invitedById: admin.id,
            links: [{ supersededAt: null }],
          },
        ],
      });
      expect(await auditTrail(user.id)).toEqual(['user.invited']);
      expect(await owedMails(email)).toMatchObject([
        {
          template: 'invitation',
          props: {
            inviterName: admin.name,
            inviterEmail: admin.email,
            projectName: 'Acme',
            roleNames: ['Member'],
            hasAccount: false,
          },
        },
      ]);
    }
  });

  test('mails each person a link that opens their own invitation', async () => {
    const [one, two] = [newEmail(), newEmail()];
    await invite([one, two]);
    for (const email of [one, two]) {
      const view = await findInvitationByToken(await mailedToken(email, 'invitation'), null, now);
      expect(view).toMatchObject({ state: 'open', step: 'password', user: { email } });
    }
  });

  test('someone with an account elsewhere is invited with it', async () => {
    const elsewhere = await givenMember(await givenProject());
    await invite([elsewhere.email]);
    const view = await findInvitationByToken(
      await mailedToken(elsewhere.email, 'invitation'),
      null,
      now,
    );
    expect(view).toMatchObject({ state: 'open', step: 'join', user: { id: elsewhere.id } });
  });

  test('rows that cannot be invited fail alone, each with its reason', async () => {
    const [fresh, pending] = [newEmail(), newEmail()];
    const revoked = await givenMember(admin.project, 'MEMBER');
    await database().member.update({
      where: { id: revoked.memberId },
      data: { status: 'REVOKED' },
    });
    await invite([pending]);
    const result = await invite(['nonsense', fresh, pending, admin.email, revoked.email, fresh]);
    expect(result.invited).toEqual([{ row: 1, email: fresh, dropped: [] }]);
    expect(result.failed.map((row) => row.row)).toEqual([0, 2, 3, 4, 5]);
    expect(reasonsOf(result)).toEqual([
      expect.stringContaining('not an e-mail address'),
      expect.stringContaining('invited already'),
      expect.stringContaining('is a user of this project already'),
      expect.stringContaining('was revoked'),
      expect.stringContaining('in row 2'),
    ]);
    expect(await owedMails(pending)).toHaveLength(1);
  });

  test('a role of another project is unknown here', async () => {
    const other = await givenProject();
    const result = await invite([newEmail()], admin, other.roleIds.MEMBER);
    expect(result.invited).toEqual([]);
    expect(reasonsOf(result)).toEqual([expect.stringContaining('no such role')]);
  });

  test('fifty at once take little time and few statements', async () => {
    const emails = Array.from({ length: 50 }, newEmail);
    const start = performance.now();
    const result = await invite(emails);
    expect(result.invited).toHaveLength(50);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('who may invite', () => {
  test.each(['APPROVER', 'CREATOR', 'MEMBER'] as const)('a %s may not', async (role) => {
    const email = newEmail();
    const weaker = await givenMember(admin.project, role);
    await expect(invite([email], weaker)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await database().user.findUnique({ where: { email } })).toBeNull();
    expect(await owedMails(email)).toEqual([]);
  });

  test('rights that went during the request are gone', async () => {
    await givenMember(admin.project);
    const ctx = contextFor(admin, now);
    await database().memberRole.update({
      where: {
        memberId_roleId: { memberId: admin.memberId, roleId: admin.project.roleIds.ADMIN },
      },
      data: { roleId: admin.project.roleIds.MEMBER },
    });
    await expect(inviteUsers(ctx, rows([newEmail()]))).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('somebody revoked during the request may not either', async () => {
    await givenMember(admin.project);
    const ctx = contextFor(admin, now);
    await database().member.update({
      where: { id: admin.memberId },
      data: { status: 'REVOKED' },
    });
    await expect(inviteUsers(ctx, rows([newEmail()]))).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('at the same moment', () => {
  test('two Admins who invite the same people invite each of them once', async () => {
    const second = await givenMember(admin.project);
    const emails = Array.from({ length: 20 }, newEmail);
    const results = await Promise.all([
      invite(emails),
      invite(emails.toReversed(), second),
      invite(emails, second),
    ]);
    const invited = results.flatMap((result) => result.invited.map((row) => row.email));
    expect(invited.toSorted()).toEqual(emails.toSorted());
    for (const reason of results.flatMap(reasonsOf)) expect(reason).toContain('invited already');
    for (const email of emails) expect(await owedMails(email)).toHaveLength(1);
  });

  test('two projects that invite the same new person share one user', async () => {
    const other = await givenMember(await givenProject());
    const email = newEmail();
    const [here, there] = await Promise.all([
      invite([email]),
      inviteUsers(contextFor(other, now), rows([email], other.project.roleIds.MEMBER)),
    ]);
    expect([here.invited.length, there.invited.length]).toEqual([1, 1]);
    expect(await database().member.count({ where: { user: { email } } })).toBe(2);
  });
});

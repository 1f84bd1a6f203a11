import { beforeEach, describe, expect, test } from 'vitest';
import { requestNewInvitation } from '@/lib/invitations/commands/request-new-invitation';
import { setInvitedPassword } from '@/lib/invitations/commands/set-invited-password';
import { invitationMs } from '@/lib/invitations/limits';
import { findInvitationByToken } from '@/lib/invitations/queries/find-invitation-by-token';
import { database } from '@/lib/platform/database';
import { auditTrail } from '@/tests/support/audit-trail';
import { givenInvitation, type GivenInvitation } from '@/tests/support/given-invitation';
import {
  givenMember,
  givenProject,
  givenRequest,
  goodPassword,
  type GivenMember,
} from '@/tests/support/given-project';
import { owedMails } from '@/tests/support/outbox';

const now = new Date('2026-11-21T10:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);

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

describe('a link opens nothing', () => {
  async function expectClosed(reason: string, at = now) {
    expect(await view(null, at)).toMatchObject({ state: 'closed', reason });
    await expect(setPassword(goodPassword, at)).rejects.toMatchObject({ code: 'link_invalid' });
    const user = await database().user.findUnique({ where: { id: invitation.userId } });
    expect(user?.passwordHash ?? null).toBeNull();
    expect(await auditTrail(invitation.id)).toContain('invitation.refused');
  }

  test('after its time', () => expectClosed('expired', later(invitationMs)));

  test('when a newer one was sent', async () => {
    await database().invitationLink.updateMany({
      where: { invitationId: invitation.id },
      data: { supersededAt: now },
    });
    await expectClosed('superseded');
  });

  test('when it was withdrawn', async () => {
    await database().invitation.update({
      where: { id: invitation.id },
      data: { withdrawnAt: now },
    });
    await expectClosed('withdrawn');
  });

  test('when the person was disabled', async () => {
    await database().user.update({ where: { id: invitation.userId }, data: { disabledAt: now } });
    await expectClosed('void');
  });

  test.each([
    ['has a lesser role', { demoted: true }],
    ['was disabled', { disabled: true }],
    ['was revoked', { revoked: true }],
    ['left the project', { removed: true }],
  ])('when its inviter %s', async (_, change) => {
    await givenMember(admin.project);
    const where = { id: admin.memberId };
    if ('demoted' in change) {
      await database().memberRole.updateMany({
        where: { memberId: admin.memberId },
        data: { roleId: admin.project.roleIds.CREATOR },
      });
    } else if ('disabled' in change) {
      await database().user.update({ where: { id: admin.id }, data: { disabledAt: now } });
    } else if ('revoked' in change) {
      await database().member.update({ where, data: { status: 'REVOKED' } });
    } else {
      await database().member.delete({ where });
    }
    await expectClosed('void');
  });

  test('when it never existed', async () => {
    expect(await findInvitationByToken('invented', null, now)).toEqual({ state: 'unknown' });
    // A password that would be refused: nothing is judged or hashed for an invented link.
    await expect(
      setInvitedPassword(givenRequest(now), { ...passwordInput('short'), link: 'invented' }),
    ).rejects.toMatchObject({ code: 'link_invalid' });
  });
});

describe('asking for a new link', () => {
  test('mails the inviter, once an hour however often it is asked', async () => {
    await expectAsked(admin.email, async () => {
      await requestNewInvitation(givenRequest(now), { link: invitation.token });
      await requestNewInvitation(givenRequest(now), { link: invitation.token });
    });
  });

  test('mails an Admin when the inviter can invite no more', async () => {
    const other = await givenMember(admin.project, 'ADMIN');
    await database().user.update({ where: { id: admin.id }, data: { disabledAt: now } });
    await expectAsked(other.email, () =>
      requestNewInvitation(givenRequest(now), { link: invitation.token }),
    );
  });

  test('mails no Admin whose time is over', async () => {
    const [gone, demoted, other] = [
      await givenMember(admin.project, 'ADMIN'),
      await givenMember(admin.project, 'ADMIN'),
      await givenMember(admin.project, 'ADMIN'),
    ];
    await database().user.update({ where: { id: admin.id }, data: { disabledAt: now } });
    await database().member.update({ where: { id: gone.memberId }, data: { endsAt: now } });
    await database().memberRole.updateMany({
      where: { memberId: demoted.memberId },
      data: { endsAt: now },
    });
    await expectAsked(other.email, () =>
      requestNewInvitation(givenRequest(now), { link: invitation.token }),
    );
  });

  test('does nothing for links that are open, used or unknown', async () => {
    await requestNewInvitation(givenRequest(now), { link: invitation.token });
    await requestNewInvitation(givenRequest(now), { link: 'invented' });
    expect(await owedMails(admin.email)).toEqual([]);
  });

  async function expectAsked(recipient: string, ask: () => Promise<void>) {
    await database().invitation.update({ where: { id: invitation.id }, data: { expiresAt: now } });
    await ask();
    expect(await owedMails(recipient)).toMatchObject([
      {
        template: 'invitation-renewal-request',
        props: { personEmail: invitation.email, projectName: 'Acme' },
      },
    ]);
  }
});

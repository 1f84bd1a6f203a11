import { beforeEach, describe, expect, test } from 'vitest';
import { requestNewInvitation } from '@/lib/invitations/commands/request-new-invitation';
import { database } from '@/lib/platform/database';
import { givenInvitation, type GivenInvitation } from '@/tests/support/given-invitation';
import {
  givenMember,
  givenProject,
  givenRequest,
  type GivenMember,
} from '@/tests/support/given-project';
import { owedMails } from '@/tests/support/outbox';

const now = new Date('2026-11-21T10:00:00Z');

let admin: GivenMember;
let invitation: GivenInvitation;

beforeEach(async () => {
  admin = await givenMember(await givenProject());
  invitation = await givenInvitation(admin, now);
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

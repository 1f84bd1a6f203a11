import { beforeEach, describe, expect, test } from 'vitest';
import {
  resendInvitations,
  resendInvitationsOfUsers,
} from '@/lib/invitations/commands/resend-invitations';
import { withdrawInvitations } from '@/lib/invitations/commands/withdraw-invitations';
import { findInvitationLink } from '@/lib/invitations/invitation-link';
import type { InvitationsReview } from '@/lib/invitations/invitations-review';
import { invitationsOfManyInput } from '@/lib/invitations/listing-schema';
import {
  previewInvitations,
  previewInvitationsOfUsers,
} from '@/lib/invitations/queries/preview-invitations';
import { usersOfManyInput } from '@/lib/members/bulk-schema';
import { database } from '@/lib/platform/database';
import { auditTrail } from '@/tests/support/audit-trail';
import { givenInvitation, type GivenInvitation } from '@/tests/support/given-invitation';
import {
  givenMember,
  givenProject,
  loadedContextFor,
  type GivenMember,
} from '@/tests/support/given-project';

const now = new Date('2026-11-21T10:00:00Z');
const before = new Date(now.getTime() - 3_600_000);

let admin: GivenMember;

beforeEach(async () => {
  admin = await givenMember(await givenProject());
});

const some = (...invitations: GivenInvitation[]) =>
  invitationsOfManyInput.parse({
    selection: 'INVITATIONS',
    invitations: invitations.map(({ id }) => id),
  });
const matching = (filter: object = {}) =>
  invitationsOfManyInput.parse({ selection: 'MATCHING', filter });

async function preview(act: 'resend' | 'withdraw', input = matching(), by = admin) {
  const { actor } = await loadedContextFor(by, now);
  return previewInvitations(actor, act, input, now);
}

async function resend(input = matching(), review?: InvitationsReview, by = admin) {
  const { reviewed } = review ?? (await preview('resend', input, by));
  return resendInvitations(await loadedContextFor(by, now), { ...input, reviewed });
}

async function withdraw(input = matching(), review?: InvitationsReview, by = admin) {
  const { reviewed } = review ?? (await preview('withdraw', input, by));
  return withdrawInvitations(await loadedContextFor(by, now), { ...input, reviewed });
}

const recordOf = ({ id }: GivenInvitation) =>
  database().invitation.findUniqueOrThrow({ where: { id } });
const reasonOf = async ({ token }: GivenInvitation) => {
  const link = await findInvitationLink(token, now);
  return link?.open === false ? link.reason : 'open';
};
const codes = ({ skipped }: InvitationsReview) =>
  Object.fromEntries(skipped.map(({ code, count }) => [code, count]));

describe('resending many', () => {
  test('mails each a fresh link, ends the earlier ones, and records it', async () => {
    const [first, second] = [
      await givenInvitation(admin, before),
      await givenInvitation(admin, before),
    ];
    const outcome = await resend(some(first, second));
    expect(outcome.acted.count).toBe(2);
    for (const invitation of [first, second]) {
      expect(await reasonOf(invitation)).toBe('superseded');
      expect(await recordOf(invitation)).toMatchObject({ sentAt: now, invitedById: admin.id });
      expect(await auditTrail(invitation.userId)).toEqual(['invitation.resent']);
      const mails = await database().outboxMessage.count({
        where: { recipient: invitation.email },
      });
      expect(mails).toBe(1);
    }
  });

  test('renews those that expired, and starts unfinished set-ups anew', async () => {
    const expired = await givenInvitation(admin, new Date(now.getTime() - 90 * 86_400_000));
    await database().user.update({
      where: { id: expired.userId },
      data: { passwordHash: 'begun' },
    });
    await resend(matching({ status: 'EXPIRED' }));
    const { expiresAt } = await recordOf(expired);
    expect(expiresAt.getTime()).toBeGreaterThan(now.getTime());
    const user = await database().user.findUniqueOrThrow({ where: { id: expired.userId } });
    expect(user.passwordHash).toBeNull();
  });

  test('leaves out whom it cannot be for, each with the reason', async () => {
    const [waiting, accepted, withdrawn, ended] = [
      await givenInvitation(admin, before),
      await givenInvitation(admin, before),
      await givenInvitation(admin, before),
      await givenInvitation(admin, before),
    ];
    await database().member.update({
      where: { id: accepted.memberId },
      data: {
        status: 'ACTIVE',
        invitations: { updateMany: { where: {}, data: { acceptedAt: now } } },
      },
    });
    await database().invitation.update({
      where: { id: withdrawn.id },
      data: { withdrawnAt: before },
    });
    await database().member.update({ where: { id: ended.memberId }, data: { endsAt: before } });
    const review = await preview('resend', some(waiting, accepted, withdrawn, ended));
    expect(review.acted.people).toEqual([{ userId: waiting.userId, name: waiting.email }]);
    expect(codes(review)).toEqual({ accepted: 1, withdrawn: 1, ended: 1 });
  });

  test('of users takes those who wait for their invitation', async () => {
    const member = await givenMember(admin.project, 'MEMBER');
    const waiting = await givenInvitation(admin, before);
    const input = usersOfManyInput.parse({
      selection: 'USERS',
      users: [member.id, waiting.userId],
    });
    const ctx = await loadedContextFor(admin, now);
    const review = await previewInvitationsOfUsers(ctx.actor, input, now);
    expect(review.acted.count).toBe(1);
    expect(codes(review)).toEqual({ none: 1 });
    await resendInvitationsOfUsers(ctx, { ...input, reviewed: review.reviewed });
    expect(await reasonOf(waiting)).toBe('superseded');
  });

  test('sent by somebody else in between is reviewed anew, and mailed once', async () => {
    const invitation = await givenInvitation(admin, before);
    const input = some(invitation);
    const review = await preview('resend', input);
    await resend(input, review);
    await expect(resend(input, review)).rejects.toMatchObject({ code: 'stale' });
    expect(await auditTrail(invitation.userId)).toEqual(['invitation.resent']);
  });

  test('asks who is there when somebody becomes an Admin by it', async () => {
    const invitations = [
      await givenInvitation(admin, before),
      await givenInvitation(admin, before, { role: 'ADMIN' }),
    ];
    const users = invitations.map(({ userId }) => userId);
    const proven = await loadedContextFor(admin, now);
    const actor = { ...proven.actor, authenticatedAt: new Date(now.getTime() - 11 * 60_000) };
    const ctx = { ...proven, actor };
    const refused = { code: 'reauthentication_required' };
    const { reviewed } = await preview('resend', some(...invitations));
    const input = { ...some(...invitations), reviewed };
    await expect(resendInvitations(ctx, input)).rejects.toMatchObject(refused);
    const ofUsers = usersOfManyInput.parse({ selection: 'USERS', users });
    const review = await previewInvitationsOfUsers(actor, ofUsers, now);
    await expect(
      resendInvitationsOfUsers(ctx, { ...ofUsers, reviewed: review.reviewed }),
    ).rejects.toMatchObject(refused);
    expect(await Promise.all(invitations.map(reasonOf))).toEqual(['open', 'open']);
    expect((await resendInvitations(proven, input)).acted.count).toBe(2);
  });

  test('without a review does nothing', async () => {
    const invitation = await givenInvitation(admin, before);
    const ctx = await loadedContextFor(admin, now);
    await expect(resendInvitations(ctx, some(invitation))).rejects.toMatchObject({
      code: 'invalid',
    });
    expect(await reasonOf(invitation)).toBe('open');
  });
});

describe('withdrawing many', () => {
  test('ends links and memberships, and removes who is nobody without them', async () => {
    const elsewhere = await givenMember(await givenProject());
    const [stranger, known] = [
      await givenInvitation(admin, before),
      await givenInvitation(admin, before, { userId: elsewhere.id }),
    ];
    const outcome = await withdraw();
    expect(outcome.acted.count).toBe(2);
    for (const invitation of [stranger, known]) {
      expect(await reasonOf(invitation)).toBe('withdrawn');
      expect(await auditTrail(invitation.userId)).toEqual(['invitation.withdrawn']);
    }
    const left = await database().user.findMany({
      where: { id: { in: [stranger.userId, known.userId] } },
    });
    expect(left.map(({ id }) => id)).toEqual([elsewhere.id]);
  });

  test('again changes nothing', async () => {
    const invitation = await givenInvitation(admin, before);
    const input = some(invitation);
    await withdraw(input);
    const review = await preview('withdraw', input);
    expect(codes(review)).toEqual({ withdrawn: 1 });
    await withdraw(input, review);
    expect(await auditTrail(invitation.userId)).toEqual(['invitation.withdrawn']);
  });
});

describe('authority', () => {
  test('neither is for those who may not change users', async () => {
    const approver = await givenMember(admin.project, 'APPROVER');
    const invitation = await givenInvitation(admin, before);
    const reviewed = (await preview('resend')).reviewed;
    const ctx = await loadedContextFor(approver, now);
    const input = { ...some(invitation), reviewed };
    await expect(preview('resend', matching(), approver)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(resendInvitations(ctx, input)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(withdrawInvitations(ctx, input)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await reasonOf(invitation)).toBe('open');
  });

  test('invitations of another project are nobody’s here', async () => {
    const other = await givenMember(await givenProject());
    const foreign = await givenInvitation(other, before);
    const review = await preview('withdraw', some(foreign));
    expect(review).toMatchObject({ acted: { count: 0 }, skipped: [] });
    await withdraw(some(foreign), review);
    expect(await reasonOf(foreign)).toBe('open');
  });
});

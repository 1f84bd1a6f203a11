import { beforeEach, describe, expect, test } from 'vitest';
import { invitationListParams } from '@/lib/invitations/listing-schema';
import { listInvitations } from '@/lib/invitations/queries/list-invitations';
import { database } from '@/lib/platform/database';
import { givenInvitation } from '@/tests/support/given-invitation';
import {
  givenMember,
  givenProject,
  loadedContextFor,
  type GivenMember,
} from '@/tests/support/given-project';

const now = new Date('2026-11-21T10:00:00Z');
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

let admin: GivenMember;

beforeEach(async () => {
  admin = await givenMember(await givenProject());
});

async function list(params: Record<string, string> = {}, by = admin) {
  const { actor } = await loadedContextFor(by, now);
  return listInvitations(actor, invitationListParams.parse(params), now);
}

const found = async (status: string) => (await list({ status })).rows.map(({ email }) => email);

/** One of each, newest sent first. */
async function givenOneOfEach() {
  const [pending, expired, withdrawn, accepted] = [
    await givenInvitation(admin, ago(1)),
    await givenInvitation(admin, ago(100)),
    await givenInvitation(admin, ago(2)),
    await givenInvitation(admin, ago(3)),
  ];
  const update = (id: string, data: object) =>
    database().invitation.update({ where: { id }, data });
  await update(withdrawn.id, { withdrawnAt: now });
  await database().member.delete({ where: { id: withdrawn.memberId } });
  await update(accepted.id, { acceptedAt: now });
  await database().member.update({
    where: { id: accepted.memberId },
    data: { status: 'ACTIVE' },
  });
  return { pending, expired, withdrawn, accepted };
}

describe('the list', () => {
  test('tells who sent what when, and what became of it', async () => {
    const { pending, expired, withdrawn } = await givenOneOfEach();
    const page = await list();
    expect(page).toMatchObject({
      total: 3,
      previous: null,
      next: null,
      rows: [
        { email: pending.email, status: 'PENDING', sentBy: admin.name, isVoid: false, mail: null },
        { email: withdrawn.email, status: 'WITHDRAWN', member: null, endedAt: now },
        { email: expired.email, status: 'EXPIRED', sentAt: ago(100) },
      ],
    });
    expect(page.rows[0]).toMatchObject({ member: { userId: pending.userId } });
  });

  test('filters by what became of it', async () => {
    const { pending, expired, withdrawn, accepted } = await givenOneOfEach();
    expect(await found('pending')).toEqual([pending.email]);
    expect(await found('expired')).toEqual([expired.email]);
    expect(await found('withdrawn')).toEqual([withdrawn.email]);
    expect(await found('accepted')).toEqual([accepted.email]);
    expect(await found('nonsense')).toHaveLength(3);
  });

  test('finds by part of the address, whatever it holds', async () => {
    const { pending } = await givenOneOfEach();
    const q = pending.email.slice(2, 14).toUpperCase();
    expect((await list({ q })).rows.map(({ email }) => email)).toEqual([pending.email]);
    expect((await list({ q: '%' })).total).toBe(0);
    expect((await list({ q: "'; --" })).total).toBe(0);
  });

  test('counts a membership that is over as expired, and a revoked one as withdrawn', async () => {
    const [over, revoked] = [
      await givenInvitation(admin, ago(1)),
      await givenInvitation(admin, ago(1)),
    ];
    const update = (id: string, data: object) => database().member.update({ where: { id }, data });
    await update(over.memberId, { endsAt: now });
    await update(revoked.memberId, { status: 'REVOKED' });
    expect(await found('expired')).toEqual([over.email]);
    expect(await found('withdrawn')).toEqual([revoked.email]);
  });

  test('tells of links that are void, since whoever sent them lost the right', async () => {
    const second = await givenMember(admin.project);
    const invitation = await givenInvitation(second, ago(1));
    await database().member.update({
      where: { id: second.memberId },
      data: { status: 'REVOKED' },
    });
    expect((await list()).rows).toMatchObject([{ email: invitation.email, isVoid: true }]);
  });

  test('goes through all of them once, and back the same way', async () => {
    for (let index = 0; index < 30; index++) await givenInvitation(admin, ago(index % 7));
    const first = await list();
    const second = await list({ cursor: first.next! });
    const ids = (page: typeof first) => page.rows.map(({ invitationId }) => invitationId);
    expect(first.total).toBe(30);
    expect(new Set([...ids(first), ...ids(second)]).size).toBe(30);
    expect(second.next).toBeNull();
    expect(ids(await list({ cursor: second.previous! }))).toEqual(ids(first));
    expect(ids(await list({ cursor: 'tampered' }))).toEqual(ids(first));
  });
});

describe('authority', () => {
  test('readers of users see it, others do not, and nobody another project’s', async () => {
    await givenInvitation(admin, ago(1));
    const approver = await givenMember(admin.project, 'APPROVER');
    expect((await list({}, approver)).total).toBe(1);
    const member = await givenMember(admin.project, 'MEMBER');
    await expect(list({}, member)).rejects.toMatchObject({ code: 'forbidden' });
    const stranger = await givenMember(await givenProject());
    expect((await list({}, stranger)).total).toBe(0);
  });
});

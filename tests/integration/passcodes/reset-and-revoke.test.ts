import { beforeEach, describe, expect, test } from 'vitest';
import { deleteUser, disableUser } from '@/lib/members/commands/person-acts';
import { resetPasscode } from '@/lib/passcodes/commands/reset-passcode';
import { revokeOwnPasscode } from '@/lib/passcodes/commands/revoke-own-passcode';
import { revokePasscode } from '@/lib/passcodes/commands/revoke-passcode';
import { getPasscode } from '@/lib/passcodes/queries/get-passcode';
import { listOwnPasscodes } from '@/lib/passcodes/queries/list-own-passcodes';
import { database } from '@/lib/platform/database';
import { auditTrail } from '@/tests/support/audit-trail';
import { assignRole, givenRole } from '@/tests/support/given-access';
import { givenPasscode } from '@/tests/support/given-passcode';
import {
  contextFor,
  givenMember,
  givenProject,
  loadedContextFor,
  userContextFor,
  type GivenMember,
  type GivenProject,
} from '@/tests/support/given-project';
import { owedMails } from '@/tests/support/outbox';

const now = new Date('2026-11-21T09:30:00.000Z');
const hourMs = 3_600_000;
const inHours = (count: number) => new Date(now.getTime() + count * hourMs);
const endsAt = inHours(24 * 60);

let project: GivenProject;
let admin: GivenMember;
let mina: GivenMember;

beforeEach(async () => {
  project = await givenProject();
  admin = await givenMember(project, 'ADMIN', { firstName: 'Asha', lastName: 'Rao' });
  mina = await givenMember(project, 'MEMBER', { firstName: 'Mina', lastName: 'Sato' });
});

const reset = (prefix: string, keepOld = false, at = now, by = admin) =>
  resetPasscode(contextFor(by, at), { userId: mina.id, prefix, keepOld });
const revoke = (by = admin, at = now, to = mina) =>
  revokePasscode(contextFor(by, at), { userId: to.id });
const rowOf = (prefix: string) => database().passcode.findUniqueOrThrow({ where: { prefix } });
const detailsAt = async (at: Date) =>
  getPasscode((await loadedContextFor(admin)).actor, mina.id, at);
const mailsOf = async (member = mina) =>
  (await owedMails(member.email)).filter(({ template }) => template === 'passcode-changed');

describe('resetting', () => {
  test('puts a fresh one in place, with the same end, and stops the old one', async () => {
    const old = await givenPasscode(mina, { endsAt, readOnly: true, warned14At: inHours(-1) });
    const issued = await reset(old.prefix);
    expect(issued).toMatchObject({ endsAt, readOnly: true, oldEndsAt: null });
    expect(issued.prefix).not.toBe(old.prefix);
    expect(await rowOf(old.prefix)).toMatchObject({ revokedAt: now, replacedAt: now, endsAt });
    expect(await rowOf(issued.prefix)).toMatchObject({
      tenure: 'ONE_MONTH',
      endsAt,
      readOnly: true,
      revokedAt: null,
      replacedAt: null,
      createdById: admin.id,
      // Of this end they were told already.
      warned14At: inHours(-1),
      warned3At: null,
    });
    expect(
      await database().auditEvent.findFirstOrThrow({ where: { targetId: mina.id } }),
    ).toMatchObject({
      event: 'passcode.reset',
      before: { prefix: old.prefix, endsAt: endsAt.toISOString(), readOnly: true },
      after: { prefix: issued.prefix, endsAt: endsAt.toISOString(), oldEndsAt: now.toISOString() },
    });
    expect(await mailsOf()).toMatchObject([
      { props: { change: 'reset', prefix: issued.prefix, oldEndsAt: null, byName: 'Asha Rao' } },
    ]);
  });

  test('leaves the old one a day more when asked', async () => {
    const old = await givenPasscode(mina, { endsAt });
    const issued = await reset(old.prefix, true);
    expect(issued.oldEndsAt).toEqual(inHours(24));
    expect(await rowOf(old.prefix)).toMatchObject({
      revokedAt: null,
      replacedAt: now,
      endsAt: inHours(24),
    });
    expect(await detailsAt(inHours(23))).toMatchObject({
      status: 'ACTIVE',
      current: { prefix: issued.prefix },
      overlapping: [{ prefix: old.prefix }],
    });
    expect((await detailsAt(inHours(24))).overlapping).toEqual([]);
    expect(await mailsOf()).toMatchObject([{ props: { oldEndsAt: inHours(24).toISOString() } }]);
  });

  test('never makes an old one last longer than it would have', async () => {
    const old = await givenPasscode(mina, { endsAt: inHours(5) });
    const issued = await reset(old.prefix, true);
    expect(issued).toMatchObject({ endsAt: inHours(5), oldEndsAt: inHours(5) });
  });

  test('keeps one that lasts forever lasting, also where new ones may not', async () => {
    const old = await givenPasscode(mina, { tenure: 'FOREVER', endsAt: null });
    await database().project.update({
      where: { id: project.id },
      data: { passcodeForever: false },
    });
    const issued = await reset(old.prefix, true);
    expect(issued).toMatchObject({ endsAt: null, oldEndsAt: inHours(24) });
    expect(await rowOf(issued.prefix)).toMatchObject({ tenure: 'FOREVER', endsAt: null });
  });

  test('without the overlap ends what earlier resets left working', async () => {
    const first = await givenPasscode(mina, { endsAt });
    const second = await reset(first.prefix, true);
    const third = await reset(second.prefix, false, inHours(1));
    expect(await rowOf(first.prefix)).toMatchObject({ revokedAt: inHours(1) });
    expect(await rowOf(second.prefix)).toMatchObject({ revokedAt: inHours(1) });
    expect(await rowOf(third.prefix)).toMatchObject({ revokedAt: null });
  });

  test('sent twice, or by two at once, makes one passcode', async () => {
    const old = await givenPasscode(mina, { endsAt });
    const second = await givenMember(project);
    const results = await Promise.allSettled([
      reset(old.prefix),
      reset(old.prefix, true, now, second),
      reset(old.prefix),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(reset(old.prefix)).rejects.toMatchObject({
      code: 'conflict',
      message: 'The passcode of Mina Sato was replaced already.',
    });
    expect(await database().passcode.count({ where: { memberId: mina.memberId } })).toBe(2);
    expect(await auditTrail(mina.id)).toEqual(['passcode.reset']);
  });

  test.each([
    ['none', null],
    ['an expired one', { endsAt: now }],
    ['a revoked one', { endsAt, revokedAt: now }],
  ])('needs an active one, not %s', async (_, row) => {
    const old = row && (await givenPasscode(mina, row));
    await expect(reset(old?.prefix ?? 'abcdefgh')).rejects.toMatchObject({
      code: 'conflict',
      message: 'Mina Sato has no active passcode; grant one instead.',
    });
  });

  test('is refused as a grant is, and then changes nothing', async () => {
    const old = await givenPasscode(mina, { endsAt });
    const creator = await givenMember(project, 'CREATOR');
    await expect(reset(old.prefix, false, now, creator)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const stale = { ...contextFor(admin, now), now: inHours(1) };
    await expect(
      resetPasscode(stale, { userId: mina.id, prefix: old.prefix, keepOld: false }),
    ).rejects.toMatchObject({ code: 'reauthentication_required' });
    await disableUser(contextFor(admin, now), { userId: mina.id });
    await expect(reset(old.prefix)).rejects.toMatchObject({ code: 'conflict' });
    expect(await rowOf(old.prefix)).toMatchObject({ revokedAt: null, replacedAt: null });
    expect(await mailsOf()).toEqual([]);
  });
});

describe('revoking', () => {
  test('stops the passcode and all that still work beside it', async () => {
    const first = await givenPasscode(mina, { endsAt });
    const second = await reset(first.prefix, true);
    expect(await revoke(admin, inHours(1))).toEqual({
      title: 'Passcode of Mina Sato was revoked',
      lines: [
        `Passcode rc_${second.prefix}_… stopped working`,
        '1 older passcode stopped working too',
      ],
    });
    expect(await rowOf(first.prefix)).toMatchObject({ revokedAt: inHours(1) });
    expect(await rowOf(second.prefix)).toMatchObject({ revokedAt: inHours(1), replacedAt: null });
    expect(await detailsAt(inHours(1))).toMatchObject({ status: 'REVOKED', overlapping: [] });
    expect(await mailsOf()).toMatchObject([
      { props: { change: 'reset' } },
      { props: { change: 'revoke', prefix: second.prefix } },
    ]);
    expect(await auditTrail(mina.id)).toEqual(['passcode.reset', 'passcode.revoked']);
  });

  test('again, or of none, changes nothing and says so', async () => {
    const nothing = { title: 'Mina Sato has no active passcode', lines: [] };
    expect(await revoke()).toEqual(nothing);
    await givenPasscode(mina, { endsAt });
    await revoke();
    expect(await revoke()).toEqual(nothing);
    expect(await auditTrail(mina.id)).toEqual(['passcode.revoked']);
    expect(await mailsOf()).toHaveLength(1);
  });

  test('works on those whom nobody could grant one: disabled, or beyond a hand-over', async () => {
    const { prefix } = await givenPasscode(mina, { endsAt });
    await disableUser(contextFor(admin, now), { userId: mina.id });
    const by = await givenMember(project, 'MEMBER');
    await assignRole(by, await givenRole(project, 'Helpdesk', { users: 'READ_WRITE' }));
    await revokePasscode(await loadedContextFor(by), { userId: mina.id });
    expect((await rowOf(prefix)).revokedAt).not.toBeNull();
  });

  test('is refused upwards, to readers, to strangers, and long after the last proof', async () => {
    const { prefix } = await givenPasscode(admin, { endsAt });
    const by = await givenMember(project, 'MEMBER');
    await assignRole(by, await givenRole(project, 'Helpdesk', { users: 'READ_WRITE' }));
    const ctx = await loadedContextFor(by);
    await expect(revokePasscode(ctx, { userId: admin.id })).rejects.toMatchObject({
      code: 'outranked',
    });
    await expect(revoke(mina, now, admin)).rejects.toMatchObject({ code: 'forbidden' });
    const stranger = await givenMember(await givenProject());
    await expect(revoke(stranger, now, admin)).rejects.toMatchObject({ code: 'not_found' });
    const stale = { ...contextFor(admin, now), now: inHours(1) };
    await expect(revokePasscode(stale, { userId: admin.id })).rejects.toMatchObject({
      code: 'reauthentication_required',
    });
    expect((await rowOf(prefix)).revokedAt).toBeNull();
  });

  test('goes with the membership', async () => {
    await givenPasscode(mina, { endsAt });
    await deleteUser(contextFor(admin, now), { userId: mina.id });
    expect(await database().passcode.count({ where: { memberId: mina.memberId } })).toBe(0);
  });
});

describe('one’s own', () => {
  test('is seen and revoked without any right to users', async () => {
    const { prefix } = await givenPasscode(mina, { endsAt });
    const own = await listOwnPasscodes({ userId: mina.id }, now);
    expect(own).toMatchObject([
      { slug: project.slug, projectName: 'Acme', status: 'ACTIVE', current: { prefix } },
    ]);
    expect(await revokeOwnPasscode(userContextFor(mina, now), { slug: project.slug })).toEqual({
      title: 'Your passcode for Acme was revoked',
      lines: [`Passcode rc_${prefix}_… stopped working`],
    });
    expect(await listOwnPasscodes({ userId: mina.id }, now)).toMatchObject([{ status: 'REVOKED' }]);
    expect(await mailsOf()).toMatchObject([{ props: { change: 'revoke', byName: null } }]);
    expect(
      await revokeOwnPasscode(userContextFor(mina, now), { slug: project.slug }),
    ).toMatchObject({ lines: [] });
    expect(await auditTrail(mina.id)).toEqual(['passcode.revoked']);
  });

  test('is nobody else’s, and asks who is there', async () => {
    const { prefix } = await givenPasscode(mina, { endsAt });
    await revokeOwnPasscode(userContextFor(admin, now), { slug: project.slug });
    const other = await givenProject();
    await expect(
      revokeOwnPasscode(userContextFor(mina, now), { slug: other.slug }),
    ).rejects.toMatchObject({ code: 'not_found' });
    const stale = { ...userContextFor(mina, now), now: inHours(1) };
    await expect(revokeOwnPasscode(stale, { slug: project.slug })).rejects.toMatchObject({
      code: 'reauthentication_required',
    });
    expect((await rowOf(prefix)).revokedAt).toBeNull();
  });
});

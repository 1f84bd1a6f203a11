import { beforeEach, describe, expect, test } from 'vitest';
import { disableUser } from '@/lib/members/commands/person-acts';
import { resetPasscode } from '@/lib/passcodes/commands/reset-passcode';
import { database } from '@/lib/platform/database';
import { auditTrail } from '@/tests/support/audit-trail';
import { givenPasscode } from '@/tests/support/given-passcode';
import { contextFor, givenMember } from '@/tests/support/given-project';
import { admin, givenAshaAndMina, mina, project } from '@/tests/support/asha-and-mina';
import { detailsAt, endsAt, inHours, mailsOf, now, reset, rowOf } from './passcode-of-mina';

beforeEach(givenAshaAndMina);

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

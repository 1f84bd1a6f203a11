import { beforeEach, describe, expect, test } from 'vitest';
import { deleteUser, disableUser } from '@/lib/members/commands/person-acts';
import { revokeOwnPasscode } from '@/lib/passcodes/commands/revoke-own-passcode';
import { revokePasscode } from '@/lib/passcodes/commands/revoke-passcode';
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
} from '@/tests/support/given-project';
import { admin, givenAshaAndMina, mina, project } from '@/tests/support/asha-and-mina';
import { detailsAt, endsAt, inHours, mailsOf, now, reset, rowOf } from './passcode-of-mina';

beforeEach(givenAshaAndMina);

const revoke = (by = admin, at = now, to = mina) =>
  revokePasscode(contextFor(by, at), { userId: to.id });

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

import { beforeEach, describe, expect, test } from 'vitest';
import { passcodePrefix } from '@/lib/core/passcode';
import { disableUser, lockUser, revokeAccess } from '@/lib/members/commands/person-acts';
import { grantPasscode } from '@/lib/passcodes/commands/grant-passcode';
import { revokePasscode } from '@/lib/passcodes/commands/revoke-passcode';
import type { PasscodeTenure } from '@/lib/core/passcode-terms';
import { digestToken } from '@/lib/platform/crypto';
import { database } from '@/lib/platform/database';
import { transact } from '@/lib/platform/transact';
import { auditTrail } from '@/tests/support/audit-trail';
import { assignRole, givenRole } from '@/tests/support/given-access';
import { givenPasscode } from '@/tests/support/given-passcode';
import {
  addMember,
  contextFor,
  givenMember,
  givenProject,
  loadedContextFor,
  type GivenMember,
} from '@/tests/support/given-project';
import { owedMails } from '@/tests/support/outbox';
import { admin, givenAshaAndMina, mina, project } from '@/tests/support/asha-and-mina';
import { detailsAt, now } from './passcode-of-mina';

const later = (ms: number) => new Date(now.getTime() + ms);
const minuteMs = 60_000;

beforeEach(givenAshaAndMina);

const grant = async (
  tenure: PasscodeTenure = 'ONE_MONTH',
  { by = admin, to = mina, readOnly = false, at = now } = {},
) => grantPasscode(await loadedContextFor(by, at), { userId: to.id, tenure, readOnly });
const rowsOf = ({ memberId }: GivenMember) =>
  database().passcode.findMany({ where: { memberId }, orderBy: { createdAt: 'asc' } });

describe('granting', () => {
  test('answers the text once and keeps its digest and its beginning', async () => {
    const issued = await grant('THREE_MONTHS', { readOnly: true });
    expect(issued).toMatchObject({
      name: 'Mina Sato',
      readOnly: true,
      endsAt: new Date('2027-02-21T09:30:00.000Z'),
      oldEndsAt: null,
    });
    expect(passcodePrefix(issued.passcode)).toBe(issued.prefix);
    const rows = await rowsOf(mina);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      prefix: issued.prefix,
      tenure: 'THREE_MONTHS',
      readOnly: true,
      createdAt: now,
      createdById: admin.id,
      endsAt: issued.endsAt,
      revokedAt: null,
      replacedAt: null,
      lastUsedAt: null,
    });
    expect(Buffer.from(rows[0]!.digest)).toEqual(Buffer.from(digestToken(issued.passcode)));
  });

  test('is recorded and mailed without the secret', async () => {
    const issued = await grant('ONE_YEAR');
    const secret = issued.passcode.split('_').slice(2).join('_');
    const events = await database().auditEvent.findMany({ where: { targetId: mina.id } });
    expect(events).toMatchObject([
      {
        event: 'passcode.granted',
        actorUserId: admin.id,
        projectId: project.id,
        before: { status: 'NONE' },
        after: {
          status: 'ACTIVE',
          tenure: 'ONE_YEAR',
          endsAt: '2027-11-21T09:30:00.000Z',
          prefix: issued.prefix,
          readOnly: false,
        },
      },
    ]);
    const mails = await owedMails(mina.email);
    expect(mails).toMatchObject([
      {
        template: 'passcode-changed',
        props: {
          name: 'Mina Sato',
          byName: 'Asha Rao',
          projectName: 'Acme',
          change: 'grant',
          prefix: issued.prefix,
          endsAt: '2027-11-21T09:30:00.000Z',
        },
      },
    ]);
    expect(JSON.stringify([events, mails])).not.toContain(secret);
  });

  test('to oneself is told as one’s own act', async () => {
    await grant('ONE_MONTH', { to: admin });
    const [mail] = await owedMails(admin.email);
    expect(mail!.props.byName).toBeNull();
  });

  test('puts a new one where one expired or was revoked', async () => {
    const expired = await givenPasscode(mina, { endsAt: now });
    expect(await detailsAt(now)).toMatchObject({
      status: 'EXPIRED',
      acts: [{ act: 'grant', refusal: null }],
    });
    const second = await grant();
    await revokePasscode(contextFor(admin, later(1)), { userId: mina.id });
    const third = await grant('FOREVER', { at: later(2) });
    const rows = await rowsOf(mina);
    const current = rows.filter(({ replacedAt }) => replacedAt === null);
    expect(rows.map(({ prefix }) => prefix).sort()).toEqual(
      [expired.prefix, second.prefix, third.prefix].sort(),
    );
    expect(current).toMatchObject([{ prefix: third.prefix, endsAt: null }]);
    const details = await detailsAt(later(3));
    expect(details).toMatchObject({
      status: 'ACTIVE',
      current: {
        prefix: third.prefix,
        tenure: 'FOREVER',
        grantedBy: { userId: admin.id, name: 'Asha Rao' },
      },
      overlapping: [],
      acts: [
        { act: 'reset', refusal: null },
        { act: 'revoke', refusal: null },
      ],
    });
    expect(JSON.stringify(details)).not.toContain('digest');
  });

  test('for ever is for projects that allow it', async () => {
    await database().project.update({
      where: { id: project.id },
      data: { passcodeForever: false },
    });
    await expect(grant('FOREVER')).rejects.toMatchObject({
      code: 'invalid',
      details: { fieldErrors: { tenure: [expect.stringContaining('forever')] } },
    });
    expect(await rowsOf(mina)).toEqual([]);
    expect(await grant('ONE_YEAR')).toMatchObject({ name: 'Mina Sato' });
  });
});

describe('a grant is refused, and leaves no trace,', () => {
  const expectRefused = async (granted: Promise<unknown>, code: string, of = mina) => {
    await expect(granted).rejects.toMatchObject({ code });
    expect(await rowsOf(of)).toEqual([]);
    expect(await auditTrail(of.id)).not.toContain('passcode.granted');
    expect((await owedMails(of.email)).map(({ template }) => template)).not.toContain(
      'passcode-changed',
    );
  };

  test.each(['APPROVER', 'CREATOR', 'MEMBER'] as const)('to a %s', async (role) => {
    const by = await givenMember(project, role);
    await expectRefused(grant('ONE_MONTH', { by }), 'forbidden');
    await expectRefused(grant('ONE_MONTH', { by, to: by }), 'forbidden', by);
  });

  test('ten minutes after the last proof of who is there', async () => {
    const ctx = contextFor(admin, now);
    const stale = { ...ctx, now: later(10 * minuteMs) };
    const input = { userId: mina.id, tenure: 'ONE_MONTH' as const, readOnly: false };
    await expectRefused(grantPasscode(stale, input), 'reauthentication_required');
  });

  test('for somebody with something that the actor lacks', async () => {
    const by = await givenMember(project, 'MEMBER');
    await assignRole(by, await givenRole(project, 'Helpdesk', { users: 'READ_WRITE' }));
    await expectRefused(grant('ONE_MONTH', { by, to: admin }), 'outranked', admin);
    // As far as it goes, and for oneself, it is theirs to give.
    await grant('ONE_MONTH', { by });
    await grant('ONE_MONTH', { by, to: by });
  });

  test('for somebody of another project, where the actor is nobody', async () => {
    const other = await givenProject('Elsewhere');
    await givenMember(other);
    await transact((tx) => addMember(tx, other, mina.id, 'MEMBER'));
    await expectRefused(grant(), 'forbidden');
  });

  test('for nobody of the project', async () => {
    const stranger = await givenMember(await givenProject());
    await expectRefused(grant('ONE_MONTH', { to: stranger }), 'not_found', stranger);
  });

  test('while there is an active one', async () => {
    const first = await grant();
    await expect(grant()).rejects.toMatchObject({
      code: 'conflict',
      message: 'Mina Sato has an active passcode; reset it instead.',
    });
    expect(await rowsOf(mina)).toMatchObject([{ prefix: first.prefix }]);
  });

  test.each([
    ['disabled', () => disableUser(contextFor(admin, now), { userId: mina.id })],
    ['locked', () => lockUser(contextFor(admin, now), { userId: mina.id })],
    ['revoked', () => revokeAccess(contextFor(admin, now), { userId: mina.id })],
    [
      'at the end of their time',
      () => database().member.update({ where: { id: mina.memberId }, data: { endsAt: now } }),
    ],
    [
      'invited',
      () => database().member.update({ where: { id: mina.memberId }, data: { status: 'INVITED' } }),
    ],
    [
      'not set up',
      () => database().user.update({ where: { id: mina.id }, data: { activatedAt: null } }),
    ],
  ] as const)('for somebody who is %s', async (state, make) => {
    await make();
    await expectRefused(grant(), state === 'invited' ? 'forbidden' : 'conflict');
  });
});

describe('at the same moment', () => {
  test('of two grants one wins, and the other learns of it', async () => {
    const second = await givenMember(project, 'ADMIN');
    const results = await Promise.allSettled([grant(), grant('ONE_YEAR', { by: second }), grant()]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'conflict' });
    }
    expect(await rowsOf(mina)).toHaveLength(1);
    expect(await auditTrail(mina.id)).toEqual(['passcode.granted']);
  });

  test('a grant and a disabling come one after the other', async () => {
    const second = await givenMember(project, 'ADMIN');
    const [granted, disabled] = await Promise.allSettled([
      grant(),
      disableUser(contextFor(second, now), { userId: mina.id }),
    ]);
    expect(disabled.status).toBe('fulfilled');
    const rows = await rowsOf(mina);
    expect(rows).toHaveLength(granted.status === 'fulfilled' ? 1 : 0);
    if (granted.status === 'rejected') expect(granted.reason).toMatchObject({ code: 'conflict' });
  });
});

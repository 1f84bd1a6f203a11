import { beforeEach, describe, expect, test } from 'vitest';
import { handleInactivity } from '@/lib/members/inactivity/hourly';
import { enableUser, grantAccess } from '@/lib/members/commands/person-acts';
import { database } from '@/lib/platform/database';
import { transact } from '@/lib/platform/transact';
import {
  addMember,
  contextFor,
  givenMember,
  givenProject,
  type GivenMember,
  type GivenProject,
} from '@/tests/support/given-project';
import { owedMails } from '@/tests/support/outbox';

const dayMs = 24 * 60 * 60_000;
const start = new Date('2026-06-01T08:00:00Z');
const day = (count: number) => new Date(start.getTime() + count * dayMs);

let project: GivenProject;
let admin: GivenMember;
let member: GivenMember;

/** Somebody whose last sign-in was on a day; null for never. */
async function givenInactive(role: 'ADMIN' | 'MEMBER', last: number | null = 0) {
  const person = await givenMember(project, role);
  await signedIn(person, last);
  return person;
}

async function signedIn(person: GivenMember, last: number | null): Promise<void> {
  await database().user.update({
    where: { id: person.id },
    data: { lastSignInAt: last === null ? null : day(last) },
  });
  await database().member.updateMany({
    where: { userId: person.id },
    data: { activeSince: start },
  });
}

beforeEach(async () => {
  // Projects of other tests are none of this one's business.
  await database().project.updateMany({
    data: { inactivityWarnDays: null, inactivityDisableDays: null },
  });
  project = await givenProject();
  await database().project.update({
    where: { id: project.id },
    data: { inactivityWarnDays: 75, inactivityDisableDays: 90 },
  });
  admin = await givenInactive('ADMIN', 1000);
  member = await givenInactive('MEMBER');
});

const userOf = ({ id }: GivenMember) => database().user.findUniqueOrThrow({ where: { id } });
const memberOf = ({ memberId }: GivenMember) =>
  database().member.findUniqueOrThrow({ where: { id: memberId } });
const templates = async ({ email }: GivenMember) =>
  (await owedMails(email)).map(({ template }) => template);
const trail = ({ id }: GivenMember) =>
  database().auditEvent.findMany({ where: { targetId: id }, orderBy: { id: 'asc' } });

describe('a warning', () => {
  test('comes once, at the day that the project asks for', async () => {
    expect(await handleInactivity(day(74))).toEqual({ ended: 0, warned: 0 });
    expect(await handleInactivity(day(75))).toEqual({ ended: 0, warned: 1 });
    expect(await handleInactivity(day(76))).toEqual({ ended: 0, warned: 0 });
    expect(await owedMails(member.email)).toMatchObject([
      {
        template: 'inactivity-warning',
        props: { projectName: 'Acme', wholeAccount: true, at: day(90).toISOString() },
      },
    ]);
    expect(await trail(member)).toMatchObject([
      {
        event: 'user.inactivity_warned',
        projectId: project.id,
        actorUserId: null,
        after: { inactiveSince: start.toISOString(), endsAt: day(90).toISOString() },
      },
    ]);
  });

  test('comes once of several servers at the same time', async () => {
    const looks = await Promise.all([1, 2, 3, 4].map(() => handleInactivity(day(80))));
    expect(looks.reduce((sum, { warned }) => sum + warned, 0)).toBe(1);
    expect(await templates(member)).toEqual(['inactivity-warning']);
  });

  test('counts from when somebody was let in, where they never signed in', async () => {
    const fresh = await givenMember(project, 'MEMBER');
    await database().member.update({
      where: { id: fresh.memberId },
      data: { activeSince: day(70) },
    });
    await handleInactivity(day(80));
    expect(await templates(fresh)).toEqual([]);
  });

  test('goes to nobody who uses an open session', async () => {
    await database().session.create({
      data: {
        userId: member.id,
        createdAt: day(60),
        authenticatedAt: day(60),
        lastSeenAt: day(70),
        expiresAt: day(90),
      },
    });
    expect(await handleInactivity(day(80))).toEqual({ ended: 0, warned: 0 });
  });

  test('goes to nobody who cannot sign in anyway, nor where it is off', async () => {
    const set = (data: object) => database().user.update({ where: { id: member.id }, data });
    for (const state of ['disabledAt', 'lockedAt'] as const) {
      await set({ [state]: start });
      expect((await handleInactivity(day(80))).warned).toBe(0);
      await set({ [state]: null });
    }
    await database().member.update({ where: { id: member.memberId }, data: { endsAt: day(79) } });
    expect((await handleInactivity(day(80))).warned).toBe(0);
    await database().member.update({ where: { id: member.memberId }, data: { endsAt: null } });
    await database().project.update({
      where: { id: project.id },
      data: { inactivityWarnDays: null, inactivityDisableDays: null },
    });
    expect(await handleInactivity(day(800))).toEqual({ ended: 0, warned: 0 });
  });
});

describe('the end', () => {
  test('disables the account, ends its sessions, is recorded and mailed', async () => {
    await handleInactivity(day(75));
    await database().session.create({
      data: {
        userId: member.id,
        createdAt: start,
        authenticatedAt: start,
        lastSeenAt: start,
        expiresAt: day(1),
      },
    });
    expect((await handleInactivity(day(89.9))).ended).toBe(0);
    expect((await handleInactivity(day(90))).ended).toBe(1);
    expect((await userOf(member)).disabledAt).toEqual(day(90));
    expect(await database().session.count({ where: { userId: member.id } })).toBe(0);
    expect((await trail(member)).at(-1)).toMatchObject({
      event: 'user.disabled',
      before: { enabled: true },
      // The session that is deleted had run out long before.
      after: { enabled: false, devicesSignedOut: 0 },
      reason: `Inactive since ${start.toISOString()}`,
    });
    expect(await templates(member)).toEqual(['inactivity-warning', 'inactivity-ended']);
    expect(await handleInactivity(day(91))).toEqual({ ended: 0, warned: 0 });
  });

  test('never comes sooner after the warning than the days between both', async () => {
    // Switched on when somebody has been away for a year already.
    expect(await handleInactivity(day(365))).toEqual({ ended: 0, warned: 1 });
    expect((await owedMails(member.email))[0]?.props.at).toBe(day(380).toISOString());
    expect((await handleInactivity(day(379))).ended).toBe(0);
    expect((await handleInactivity(day(380))).ended).toBe(1);
  });

  test('does not come to who signed in after the warning; a new time begins', async () => {
    await handleInactivity(day(75));
    await signedIn(member, 80);
    expect((await handleInactivity(day(95))).ended).toBe(0);
    expect(await handleInactivity(day(155))).toEqual({ ended: 0, warned: 1 });
    expect((await handleInactivity(day(170))).ended).toBe(1);
  });

  test('takes this project alone from who belongs to others', async () => {
    const other = await givenProject('Other');
    await transact((tx) => addMember(tx, other, member.id, 'MEMBER'));
    await signedIn(member, 0);
    await handleInactivity(day(75));
    expect((await owedMails(member.email))[0]?.props.wholeAccount).toBe(false);
    expect((await handleInactivity(day(90))).ended).toBe(1);
    expect((await userOf(member)).disabledAt).toBeNull();
    expect((await memberOf(member)).status).toBe('REVOKED');
    expect((await trail(member)).at(-1)).toMatchObject({
      event: 'user.access_revoked',
      projectId: project.id,
      before: { status: 'ACTIVE' },
    });
    const there = await database().member.findFirst({
      where: { userId: member.id, projectId: other.id },
    });
    expect(there?.status).toBe('ACTIVE');
  });

  test('comes once of several servers at the same time', async () => {
    await handleInactivity(day(75));
    const looks = await Promise.all([1, 2, 3, 4].map(() => handleInactivity(day(90))));
    expect(looks.reduce((sum, { ended }) => sum + ended, 0)).toBe(1);
    expect((await templates(member)).filter((name) => name === 'inactivity-ended')).toHaveLength(1);
  });

  test('is taken back by an administrator, and the time begins anew', async () => {
    await handleInactivity(day(75));
    await handleInactivity(day(90));
    await enableUser(contextFor(admin, day(100)), { userId: member.id });
    expect(await handleInactivity(day(170))).toEqual({ ended: 0, warned: 0 });
    expect(await handleInactivity(day(175))).toEqual({ ended: 0, warned: 1 });

    await database().member.update({
      where: { id: member.memberId },
      data: { status: 'REVOKED' },
    });
    await grantAccess(contextFor(admin, day(200)), { userId: member.id });
    expect(await handleInactivity(day(270))).toEqual({ ended: 0, warned: 0 });
  });
});

describe('the last usable Admin', () => {
  test('is neither warned nor disabled', async () => {
    await signedIn(admin, 0);
    await signedIn(member, 1000);
    expect(await handleInactivity(day(80))).toEqual({ ended: 0, warned: 0 });
    expect(await handleInactivity(day(500))).toEqual({ ended: 0, warned: 0 });
    expect((await userOf(admin)).disabledAt).toBeNull();
  });

  test('of two who are both inactive is the one that stays', async () => {
    await signedIn(member, 1000);
    await signedIn(admin, 0);
    const second = await givenInactive('ADMIN');
    expect((await handleInactivity(day(75))).warned).toBe(2);
    expect((await handleInactivity(day(90))).ended).toBe(1);
    const disabled = await Promise.all([admin, second].map(userOf));
    expect(disabled.filter(({ disabledAt }) => disabledAt === null)).toHaveLength(1);
  });

  test('of two stays also when several servers look at the same time', async () => {
    await signedIn(admin, 0);
    const second = await givenInactive('ADMIN');
    await handleInactivity(day(75));
    await Promise.all([1, 2, 3].map(() => handleInactivity(day(90))));
    const left = await Promise.all([admin, second].map(userOf));
    expect(left.filter(({ disabledAt }) => disabledAt === null)).toHaveLength(1);
  });
});

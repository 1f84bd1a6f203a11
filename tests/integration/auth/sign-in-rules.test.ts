import { beforeEach, describe, expect, test } from 'vitest';
import { requestPasswordReset } from '@/lib/auth/commands/request-password-reset';
import { resetPassword } from '@/lib/auth/commands/reset-password';
import { startSignIn } from '@/lib/auth/commands/start-sign-in';
import { findActor, findSignedInUser } from '@/lib/auth/current-actor';
import { createAccountLink } from '@/lib/auth/account-links';
import { findSignInRules } from '@/lib/auth/sign-in-rules';
import { waitsForUnlock } from '@/lib/core/password-lock';
import { defaultSignInRules } from '@/lib/core/sign-in-rules';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/client';
import { transact } from '@/lib/platform/transact';
import {
  addMember,
  givenMember,
  givenProject,
  givenRequest,
  goodPassword,
  type GivenMember,
  type GivenProject,
} from '@/tests/support/given-project';
import { owedMails } from '@/tests/support/outbox';

const now = new Date('2026-11-21T10:00:00Z');
const minute = 60_000;
const later = (minutes: number) => new Date(now.getTime() + minutes * minute);

let first: GivenProject;
let second: GivenProject;
let member: GivenMember;

beforeEach(async () => {
  first = await givenProject();
  second = await givenProject('Other');
  member = await givenMember(first);
});

const set = (project: GivenProject, data: Prisma.ProjectUpdateInput) =>
  database().project.update({ where: { id: project.id }, data });
const join = (project: GivenProject) =>
  transact((tx) => addMember(tx, project, member.id, 'MEMBER'));

async function openSession(createdAt: Date, lastSeenAt = createdAt): Promise<string> {
  const { id } = await database().session.create({
    data: {
      userId: member.id,
      createdAt,
      lastSeenAt,
      authenticatedAt: createdAt,
      expiresAt: new Date(createdAt.getTime() + 30 * 24 * 60 * minute),
    },
  });
  return id;
}

describe('the rules of a person', () => {
  test('are the strictest of their projects, kind by kind', async () => {
    await join(second);
    await set(first, { passwordMinLength: 16, lockThreshold: 8, sessionIdleMinutes: 60 });
    await set(second, { lockThreshold: 5, lockMinutes: 0, sessionAbsoluteMinutes: 120 });
    expect(await findSignInRules(member.id, now)).toEqual({
      passwordMinLength: 16,
      lockThreshold: 5,
      lockMinutes: 0,
      sessionIdleMinutes: 30,
      sessionAbsoluteMinutes: 120,
    });
  });

  test('do not come from projects that they were only invited to, or are out of', async () => {
    const memberId = await join(second);
    await set(second, { passwordMinLength: 64 });
    for (const data of [
      { status: 'INVITED' },
      { status: 'REVOKED' },
      { status: 'ACTIVE', endsAt: now },
    ] as const) {
      await database().member.update({ where: { id: memberId }, data });
      expect(await findSignInRules(member.id, now)).toEqual(defaultSignInRules);
    }
  });

  test('are the usual ones for somebody in no project', async () => {
    expect(await findSignInRules(crypto.randomUUID(), now)).toEqual(defaultSignInRules);
  });
});

describe('an open session', () => {
  const isOpen = async (session: string, at: Date) =>
    (await findSignedInUser(session, at)) !== null &&
    (await findActor(session, first.slug, givenRequest(at))) !== null;

  test('lives as long as its project lets it be idle', async () => {
    await set(first, { sessionIdleMinutes: 60 });
    const session = await openSession(now);
    expect(await isOpen(session, later(59))).toBe(true);
    expect(await isOpen(session, later(59 + 61))).toBe(false);
  });

  test('ends when another of its person’s projects becomes stricter', async () => {
    await join(second);
    const session = await openSession(now);
    expect(await isOpen(session, later(10))).toBe(true);
    await set(second, { sessionIdleMinutes: 5 });
    expect(await isOpen(session, later(14))).toBe(true);
    expect(await isOpen(session, later(20))).toBe(false);
  });

  test('is over at the absolute time that holds now, however busy it was', async () => {
    await set(first, { sessionAbsoluteMinutes: 60 });
    const session = await openSession(now, later(59));
    expect(await isOpen(session, later(59))).toBe(true);
    expect(await isOpen(session, later(60))).toBe(false);
    await set(first, { sessionAbsoluteMinutes: 480 });
    expect(await isOpen(session, later(60))).toBe(true);
  });
});

describe('wrong passwords', () => {
  const fail = async (times: number, at = now) => {
    for (let time = 0; time < times; time++) {
      await expect(
        startSignIn(givenRequest(at), { email: member.email, password: 'wrong' }),
      ).rejects.toMatchObject({ code: 'unauthenticated' });
    }
  };
  const person = () => database().user.findUniqueOrThrow({ where: { id: member.id } });

  test('lock at the project’s threshold for the project’s time', async () => {
    await set(first, { lockThreshold: 3, lockMinutes: 5 });
    await fail(2);
    expect((await person()).passwordLockedUntil).toBeNull();
    await fail(1);
    expect((await person()).passwordLockedUntil).toEqual(later(5));
  });

  test('lock until an administrator unlocks where that is asked for: no time and no reset opens it', async () => {
    await set(first, { lockThreshold: 3, lockMinutes: 0 });
    await fail(3);
    expect(waitsForUnlock((await person()).passwordLockedUntil)).toBe(true);
    expect((await owedMails(member.email)).at(-1)).toMatchObject({
      template: 'sign-in-locked',
      props: { until: null },
    });

    const { link } = await transact((tx) =>
      createAccountLink(tx, givenRequest(now), member.id, 'RESET_PASSWORD'),
    );
    const password = 'another tunnel of orchids';
    await resetPassword(givenRequest(now), {
      link: link.split('/').at(-1) ?? '',
      password,
      confirmPassword: password,
    });
    await expect(
      startSignIn(givenRequest(later(60 * 24 * 365)), { email: member.email, password }),
    ).rejects.toMatchObject({ code: 'unauthenticated' });

    await database().user.update({
      where: { id: member.id },
      data: { passwordLockedUntil: null },
    });
    await startSignIn(givenRequest(now), { email: member.email, password });
  });
});

test('a new password has to be as long as the strictest project asks', async () => {
  await set(first, { passwordMinLength: 40 });
  await requestPasswordReset(givenRequest(now), { email: member.email });
  const { link } = await transact((tx) =>
    createAccountLink(tx, givenRequest(now), member.id, 'RESET_PASSWORD'),
  );
  await expect(
    resetPassword(givenRequest(now), {
      link: link.split('/').at(-1) ?? '',
      password: goodPassword,
      confirmPassword: goodPassword,
    }),
  ).rejects.toMatchObject({
    code: 'invalid',
    details: { fieldErrors: { password: ['Use at least 40 characters.'] } },
  });
});

describe('a project for certain networks', () => {
  test('is refused to everybody elsewhere, with their own address named', async () => {
    await set(first, { allowedNetworks: ['203.0.113.0/24', '2001:db8::/32'] });
    const session = await openSession(now);
    for (const address of ['203.0.113.9', '::ffff:203.0.113.9', '2001:db8::1']) {
      expect(await findActor(session, first.slug, { now, address })).not.toBeNull();
    }
    for (const address of ['203.0.114.9', '2001:db9::1', null]) {
      await expect(findActor(session, first.slug, { now, address })).rejects.toMatchObject({
        code: 'network_refused',
        message: expect.stringContaining(address ?? 'unknown'),
      });
    }
  });

  test('does not exist for people of other projects, wherever they are', async () => {
    await set(second, { allowedNetworks: ['203.0.113.0/24'] });
    const session = await openSession(now);
    expect(await findActor(session, second.slug, { now, address: '198.51.100.1' })).toBeNull();
    expect(await findActor(session, first.slug, { now, address: '198.51.100.1' })).not.toBeNull();
  });
});

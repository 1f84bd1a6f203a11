import { beforeEach, describe, expect, test } from 'vitest';
import { completeSignIn } from '@/lib/auth/commands/complete-sign-in';
import { startSignIn } from '@/lib/auth/commands/start-sign-in';
import {
  deleteUser,
  disableUser,
  enableUser,
  grantAccess,
  lockUser,
  revokeAccess,
  unlockUser,
} from '@/lib/members/commands/person-acts';
import { previewAct } from '@/lib/members/queries/preview-act';
import { toAppError } from '@/lib/platform/database-errors';
import { database } from '@/lib/platform/database';
import { transact } from '@/lib/platform/transact';
import { auditTrail } from '@/tests/support/audit-trail';
import { assignRole, givenRole } from '@/tests/support/given-access';
import {
  addMember,
  givenMember,
  givenProject,
  givenRequest,
  goodPassword,
  loadedContextFor,
  totpCode,
  type GivenMember,
  type GivenProject,
} from '@/tests/support/given-project';
import { owedMails } from '@/tests/support/outbox';
import { admin, givenAshaAndMina, mina, project } from '@/tests/support/asha-and-mina';

const now = new Date();

beforeEach(givenAshaAndMina);

const account = { disableUser, enableUser, lockUser, unlockUser };
const membership = { revokeAccess, grantAccess, deleteUser };
const every = { ...account, ...membership };
type Name = keyof typeof every;
const names = Object.keys(every) as Name[];
const accountNames = Object.keys(account) as Name[];

const act = async (name: Name, by: GivenMember, to: { id: string }) =>
  every[name](await loadedContextFor(by, now), { userId: to.id });

/** Brings somebody into the state from which the act does something. */
async function ready(name: Name, { id, memberId }: GivenMember): Promise<void> {
  if (name === 'enableUser') await change(id, { disabledAt: now });
  if (name === 'unlockUser') await change(id, { lockedAt: now });
  if (name === 'grantAccess') {
    await database().member.update({ where: { id: memberId }, data: { status: 'REVOKED' } });
  }
}
const change = (id: string, data: { disabledAt?: Date; lockedAt?: Date }) =>
  database().user.update({ where: { id }, data });

const stateOf = (id: string) =>
  database().user.findUnique({
    where: { id },
    select: { disabledAt: true, lockedAt: true, memberships: { select: { status: true } } },
  });

/** Refused means: nothing changed, nothing mailed. */
async function expectRefused(name: Name, by: GivenMember, to: GivenMember, code: string) {
  const before = await stateOf(to.id);
  await expect(act(name, by, to)).rejects.toMatchObject({ code });
  expect(await stateOf(to.id)).toEqual(before);
  expect(await auditTrail(to.id)).toEqual([]);
  expect(await owedMails(to.email)).toEqual([]);
}

/** Somebody who manages users and nothing else. */
async function givenHelper(where = project): Promise<GivenMember> {
  const helper = await givenMember(where, 'MEMBER', { firstName: 'Hana', lastName: 'Desk' });
  await assignRole(helper, await givenRole(where, 'Desk', { users: 'READ_WRITE' }));
  return helper;
}

describe.each(names)('%s', (name) => {
  test('is refused to those who may only read users', async () => {
    await ready(name, mina);
    const creator = await givenMember(project, 'CREATOR');
    await expectRefused(name, creator, mina, 'forbidden');
  });

  test('is refused on oneself', async () => {
    await givenMember(project);
    await expectRefused(name, admin, admin, 'self');
  });

  test('is refused upwards', async () => {
    await givenMember(project);
    await ready(name, admin);
    await expectRefused(name, await givenHelper(), admin, 'outranked');
  });

  test('finds nobody of another project', async () => {
    const foreign = await givenMember(await givenProject('Elsewhere'), 'MEMBER');
    await ready(name, foreign);
    await expectRefused(name, admin, foreign, 'not_found');
    await expect(
      previewAct((await loadedContextFor(admin)).actor, foreign.id, 'disable', now),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the whole person', () => {
  let other: GivenProject;
  let minaElsewhere: string;

  beforeEach(async () => {
    other = await givenProject('Hidden place');
    await givenMember(other);
    minaElsewhere = await transact((tx) => addMember(tx, other, mina.id, 'MEMBER'));
  });

  test.each(accountNames)(
    '%s needs write access to Users in every project of theirs, and names none',
    async (name) => {
      await ready(name, mina);
      await expectRefused(name, admin, mina, 'forbidden');
      const message = await act(name, admin, mina).catch((error: Error) => error.message);
      expect(message).toContain('belongs to other projects too');
      expect(message).not.toContain('Hidden place');
    },
  );

  test.each(accountNames)(
    '%s is done by who manages users in all of them, and is in the log of each',
    async (name) => {
      await ready(name, mina);
      await transact((tx) => addMember(tx, other, admin.id, 'ADMIN'));
      await act(name, admin, mina);
      const events = await database().auditEvent.findMany({ where: { targetId: mina.id } });
      expect(events.map(({ projectId }) => projectId).sort()).toEqual(
        [project.id, other.id].sort(),
      );
      expect(await owedMails(mina.email)).toHaveLength(1);
    },
  );

  test('somebody who outranks the actor in the other project is out of reach', async () => {
    await transact((tx) => addMember(tx, other, admin.id, 'MEMBER'));
    const desk = await givenRole(other, 'Desk', { users: 'READ_WRITE' });
    const membership = await database().member.findFirstOrThrow({
      where: { userId: admin.id, projectId: other.id },
    });
    await database().memberRole.create({
      data: { projectId: other.id, memberId: membership.id, roleId: desk },
    });
    await database().memberRole.create({
      data: { projectId: other.id, memberId: minaElsewhere, roleId: other.roleIds.APPROVER },
    });
    await expectRefused('disableUser', admin, mina, 'forbidden');
  });

  test('a membership that is revoked there counts all the same', async () => {
    await database().member.update({
      where: { id: minaElsewhere },
      data: { status: 'REVOKED' },
    });
    await expectRefused('lockUser', admin, mina, 'forbidden');
  });

  test('an invitation elsewhere that they did not accept shields nobody', async () => {
    await database().member.update({
      where: { id: minaElsewhere },
      data: { status: 'INVITED' },
    });
    await act('lockUser', admin, mina);
    const { lockedAt } = await database().user.findUniqueOrThrow({ where: { id: mina.id } });
    expect(lockedAt).not.toBeNull();
  });

  test('an act that would take the last Admin of another project is refused', async () => {
    const lonely = await givenProject('Lonely');
    const chief = await givenMember(lonely);
    const inAcme = await transact((tx) => addMember(tx, project, chief.id, 'MEMBER'));
    expect(inAcme).toBeTruthy();
    const chiefRole = await givenRole(lonely, 'Chief', {
      users: 'READ_WRITE',
      roles: 'READ_WRITE',
      customers: 'READ_WRITE',
      audit: 'READ_WRITE',
      settings: 'READ_WRITE',
    });
    const adminThere = await transact((tx) => addMember(tx, lonely, admin.id, 'MEMBER'));
    await database().memberRole.create({
      data: { projectId: lonely.id, memberId: adminThere, roleId: chiefRole },
    });
    const failure: unknown = await act('disableUser', admin, chief).catch(
      (error: unknown) => error,
    );
    expect(toAppError(failure)).toMatchObject({ code: 'last_admin' });
    expect(await stateOf(chief.id)).toMatchObject({ disabledAt: null });
  });
});

describe('signing in', () => {
  async function signIn(member: GivenMember): Promise<string> {
    const challenge = await startSignIn(givenRequest(now), {
      email: member.email,
      password: goodPassword,
    });
    const code = totpCode(member.totpSecret, now);
    return completeSignIn(givenRequest(now), challenge, { method: 'totp', code });
  }

  test.each([
    ['disableUser', 'This account is disabled. Ask an administrator of Acme.'],
    ['lockUser', 'This account is locked. Ask an administrator of Acme.'],
  ] as const)('after %s says why only after both factors', async (name, sentence) => {
    await act(name, admin, mina);
    await expect(
      startSignIn(givenRequest(now), { email: mina.email, password: 'wrong password' }),
    ).rejects.toMatchObject({ message: expect.not.stringContaining('account is') });
    await expect(signIn(mina)).rejects.toMatchObject({ code: 'forbidden', message: sentence });
  });

  test('works again as it was after enabling', async () => {
    await act('disableUser', admin, mina);
    await act('enableUser', admin, mina);
    expect(await signIn(mina)).toBeTypeOf('string');
  });
});

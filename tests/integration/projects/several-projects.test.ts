import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { leaveProject } from '@/lib/members/commands/leave-project';
import { listOwnMemberships } from '@/lib/members/queries/list-own-memberships';
import { database } from '@/lib/platform/database';
import { toAppError } from '@/lib/platform/database-errors';
import { getEnv } from '@/lib/platform/env';
import { transact } from '@/lib/platform/transact';
import { createOwnProject } from '@/lib/projects/commands/create-own-project';
import { isOfferedNewProject } from '@/lib/projects/queries/may-create-project';
import { createOwnProjectInput } from '@/lib/projects/schema';
import { auditTrail } from '@/tests/support/audit-trail';
import {
  addMember,
  givenMember,
  givenProject,
  userContextFor,
  type GivenMember,
  type GivenProject,
} from '@/tests/support/given-project';
import { owedMails } from '@/tests/support/outbox';

let project: GivenProject;
let admin: GivenMember;

beforeEach(async () => {
  project = await givenProject();
  admin = await givenMember(project);
});

const create = (by: GivenMember, name: string) =>
  createOwnProject(userContextFor(by), createOwnProjectInput.parse({ name }));
const leave = (by: GivenMember, slug = project.slug) => leaveProject(userContextFor(by), { slug });
const memberships = (of: GivenMember) => listOwnMemberships(userContextFor(of).user, new Date());
const now = () => new Date();

describe('a new project', () => {
  test('is its maker’s, who is its first Admin at once', async () => {
    const name = `Zeta ${crypto.randomUUID()}`;
    const { slug } = await create(admin, name);
    const made = await database().project.findUniqueOrThrow({
      where: { slug },
      include: { members: { include: { roles: { include: { role: true } } } }, roles: true },
    });
    expect(made.roles).toHaveLength(4);
    expect(made.members).toMatchObject([
      { userId: admin.id, status: 'ACTIVE', roles: [{ role: { systemRole: 'ADMIN' } }] },
    ]);
    expect(await auditTrail(made.id)).toEqual(['project.created']);
    expect((await memberships(admin)).map(({ projectName }) => projectName)).toEqual([
      'Acme',
      name,
    ]);
  });

  test('gets an address of its own, of many at the same time too', async () => {
    const word = `word${crypto.randomUUID().slice(0, 8)}`;
    const people = await Promise.all([1, 2, 3].map(async () => givenMember(await givenProject())));
    const made = await Promise.all(people.map((person) => create(person, word)));
    expect(made.map(({ slug }) => slug).sort()).toEqual([word, `${word}-2`, `${word}-3`]);
    expect((await create(admin, 'Sign-in')).slug).toMatch(/^sign-in-project/);
  });

  test('is for those who are Admin somewhere', async () => {
    const approver = await givenMember(project, 'APPROVER');
    await expect(create(approver, 'Mine')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await isOfferedNewProject(userContextFor(approver).user, now())).toBe(false);
    expect(await isOfferedNewProject(userContextFor(admin).user, now())).toBe(true);

    await givenMember(project);
    await database().member.update({ where: { id: admin.memberId }, data: { status: 'REVOKED' } });
    await expect(create(admin, 'Mine')).rejects.toMatchObject({ code: 'forbidden' });
  });

  describe('where anybody may sign up', () => {
    beforeEach(() => {
      getEnv().SIGNUP = 'open';
    });
    afterEach(() => {
      getEnv().SIGNUP = 'closed';
    });

    test('is for everybody with an account', async () => {
      const member = await givenMember(project, 'MEMBER');
      expect(await create(member, 'Mine')).toMatchObject({ slug: expect.stringMatching(/^mine/) });
    });
  });

  test('is not for somebody who was disabled a moment ago', async () => {
    await givenMember(project);
    await database().user.update({ where: { id: admin.id }, data: { disabledAt: now() } });
    await expect(create(admin, 'Mine')).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});

describe('leaving a project', () => {
  test('ends the membership alone, and is recorded and mailed', async () => {
    const other = await givenProject('Other');
    const member = await givenMember(project, 'CREATOR');
    await transact((tx) => addMember(tx, other, member.id, 'MEMBER'));
    expect(await leave(member)).toEqual({ projectName: 'Acme' });
    expect(await memberships(member)).toMatchObject([{ projectName: 'Other', state: 'active' }]);
    const [row] = await database().auditEvent.findMany({ where: { targetId: member.id } });
    expect(row).toMatchObject({
      event: 'project.left',
      projectId: project.id,
      before: { status: 'ACTIVE', roles: ['Creator'] },
    });
    expect(await owedMails(member.email)).toMatchObject([
      { template: 'project-left', props: { projectName: 'Acme' } },
    ]);
    await expect(leave(member)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('keeps the account, also when it was the last project', async () => {
    const member = await givenMember(project, 'MEMBER');
    await leave(member);
    expect(await memberships(member)).toEqual([]);
    expect(await database().user.count({ where: { id: member.id } })).toBe(1);
  });

  test('is refused to the last usable Admin, of two at the same moment to one', async () => {
    await expect(leave(admin)).rejects.toSatisfy(
      (error) => toAppError(error)?.code === 'last_admin',
    );
    expect(await memberships(admin)).toMatchObject([{ state: 'active', isOnlyAdmin: true }]);

    const second = await givenMember(project);
    expect(await memberships(admin)).toMatchObject([{ isOnlyAdmin: false }]);
    const left = await Promise.allSettled([leave(admin), leave(second)]);
    expect(left.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await database().member.count({ where: { projectId: project.id } })).toBe(1);
  });

  test('needs a fresh proof of who is there, and a membership', async () => {
    const member = await givenMember(project, 'MEMBER');
    const ctx = userContextFor(member);
    const user = { ...ctx.user, authenticatedAt: new Date(0) };
    await expect(leaveProject({ ...ctx, user }, { slug: project.slug })).rejects.toMatchObject({
      code: 'reauthentication_required',
    });
    const foreign = await givenProject('Other');
    await expect(leave(member, foreign.slug)).rejects.toMatchObject({ code: 'not_found' });
    await database().member.update({ where: { id: member.memberId }, data: { status: 'REVOKED' } });
    await expect(leave(member)).rejects.toMatchObject({ code: 'not_found' });
  });
});

test('one’s own memberships say why a project is closed', async () => {
  const member = await givenMember(project, 'MEMBER');
  const set = (data: object) => database().member.update({ where: { id: member.memberId }, data });
  await set({ status: 'REVOKED' });
  expect(await memberships(member)).toMatchObject([{ state: 'revoked', isOnlyAdmin: false }]);
  await set({ status: 'ACTIVE', endsAt: new Date(0) });
  expect(await memberships(member)).toMatchObject([{ state: 'ended' }]);
  await set({ status: 'INVITED', endsAt: null });
  expect(await memberships(member)).toMatchObject([{ state: 'invited' }]);
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { requestNewInvitation } from '@/lib/invitations/commands/request-new-invitation';
import { findInvitationByToken } from '@/lib/invitations/queries/find-invitation-by-token';
import { database } from '@/lib/platform/database';
import { getEnv } from '@/lib/platform/env';
import { confirmSignUp } from '@/lib/projects/commands/confirm-sign-up';
import { signUp } from '@/lib/projects/commands/sign-up';
import { findSignUp, isSignUpOpen } from '@/lib/projects/queries/find-sign-up';
import { signUpInput } from '@/lib/projects/schema';
import { givenMember, givenProject, givenRequest } from '@/tests/support/given-project';
import { givenInvitation } from '@/tests/support/given-invitation';
import { mailedToken, owedMails } from '@/tests/support/outbox';

const now = new Date('2026-11-21T10:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

let email: string;

beforeEach(async () => {
  getEnv().SIGNUP = 'open';
  await givenMember(await givenProject());
  email = `${crypto.randomUUID()}@example.com`;
});
afterEach(() => {
  getEnv().SIGNUP = 'closed';
});

const ask = (fields: object = {}, at = now, request = givenRequest(at)) =>
  signUp(
    request,
    signUpInput.parse({
      email,
      firstName: 'Asha',
      lastName: 'Rao',
      projectName: 'Zeta',
      ...fields,
    }),
  );
const token = () => mailedToken(email, 'sign-up');
const confirm = (link: string, at = now) => confirmSignUp(givenRequest(at), { link });
const projectsOf = (address: string) =>
  database().project.findMany({ where: { members: { some: { user: { email: address } } } } });

describe('signing up', () => {
  test('makes nothing but a mail, until the address is confirmed', async () => {
    await ask();
    expect(await database().user.count({ where: { email } })).toBe(0);
    expect(await owedMails(email)).toMatchObject([
      { template: 'sign-up', props: { name: 'Asha Rao', projectName: 'Zeta' } },
    ]);
    expect(await findSignUp(await token(), now)).toEqual({ email, projectName: 'Zeta' });
  });

  test('goes on to the invitation page, as first Admin of a project of one’s own', async () => {
    await ask();
    const { invitationToken } = await confirm(await token());
    expect(await findInvitationByToken(invitationToken, null, now)).toMatchObject({
      state: 'open',
      step: 'password',
      projectName: 'Zeta',
      roleNames: ['Admin'],
      user: { email, firstName: 'Asha', lastName: 'Rao' },
    });
    expect(await projectsOf(email)).toHaveLength(1);
  });

  test('answers alike for an address with an account, whose owner is told by mail', async () => {
    const member = await givenMember(await givenProject());
    await expect(ask({ email: member.email })).resolves.toBeUndefined();
    expect(await owedMails(member.email)).toMatchObject([{ template: 'sign-up-existing' }]);
    expect(await database().signUp.count({ where: { email: member.email } })).toBe(0);
  });

  test('mails nobody whose account is disabled or locked', async () => {
    for (const state of ['disabledAt', 'lockedAt'] as const) {
      const project = await givenProject();
      await givenMember(project);
      const member = await givenMember(project);
      await database().user.update({ where: { id: member.id }, data: { [state]: now } });
      await ask({ email: member.email });
      expect(await owedMails(member.email)).toEqual([]);
    }
  });

  test('starts anew what somebody began with an invitation to the same address', async () => {
    const inviter = await givenMember(await givenProject());
    const invited = await givenInvitation(inviter, now);
    await database().user.update({
      where: { id: invited.userId },
      data: { passwordHash: 'of somebody else' },
    });
    email = invited.email;
    await ask();
    await confirm(await token());
    const user = await database().user.findUniqueOrThrow({ where: { email } });
    expect(user).toMatchObject({ id: invited.userId, passwordHash: null });
    expect(await projectsOf(email)).toHaveLength(2);
  });

  test('is slowed down by network, and silently by address', async () => {
    for (let time = 0; time < 7; time++) await ask({}, later(time));
    expect(await owedMails(email)).toHaveLength(5);
    const request = givenRequest(now);
    const many = Array.from({ length: 25 }, (_, index) =>
      ask({ email: `${crypto.randomUUID()}.${index}@example.com` }, now, request),
    );
    const answers = await Promise.allSettled(many);
    expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(5);
  });
});

describe('a confirmation link', () => {
  test('works once, of many uses at the same time too', async () => {
    await ask();
    const link = await token();
    const uses = await Promise.allSettled(Array.from({ length: 8 }, () => confirm(link)));
    expect(uses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await projectsOf(email)).toHaveLength(1);
    await expect(confirm(link)).rejects.toMatchObject({ code: 'link_invalid' });
    expect(await findSignUp(link, now)).toBeNull();
  });

  test('is replaced by a newer one, and ends after 30 minutes', async () => {
    await ask();
    const first = await token();
    await ask({}, later(1));
    const second = await token();
    await expect(confirm(first, later(2))).rejects.toMatchObject({ code: 'link_invalid' });
    await expect(confirm(second, later(31))).rejects.toMatchObject({ code: 'link_invalid' });
    await confirm(second, later(30.5));
  });

  test('makes nothing for an address that got an account in between', async () => {
    await ask();
    const link = await token();
    await givenMember(await givenProject(), 'ADMIN', { email });
    await expect(confirm(link)).rejects.toMatchObject({ code: 'conflict' });
    expect(await projectsOf(email)).toHaveLength(1);
  });
});

test('who lets the time go by asks for a new link, and is mailed one', async () => {
  await ask();
  const { invitationToken } = await confirm(await token());
  const at = later(4 * 24 * 60);
  expect(await findInvitationByToken(invitationToken, null, at)).toMatchObject({
    state: 'closed',
    reason: 'expired',
  });
  await requestNewInvitation(givenRequest(at), { link: invitationToken });
  await requestNewInvitation(givenRequest(at), { link: invitationToken });
  const mails = (await owedMails(email)).filter(({ template }) => template === 'invitation');
  expect(mails).toMatchObject([{ props: { inviterName: null, roleNames: ['Admin'] } }]);
  const renewed = await mailedToken(email, 'invitation');
  expect(await findInvitationByToken(renewed, null, at)).toMatchObject({ state: 'open' });
});

describe('where signing up is closed', () => {
  test('nothing is taken, shown or confirmed', async () => {
    await ask();
    const link = await token();
    getEnv().SIGNUP = 'closed';
    for (let time = 0; time < 7; time++) {
      await expect(ask({}, later(time))).rejects.toMatchObject({ code: 'not_found' });
    }
    await expect(confirm(link)).rejects.toMatchObject({ code: 'link_invalid' });
    expect(await findSignUp(link, now)).toBeNull();
    expect(await isSignUpOpen()).toBe(false);
  });

  test('it is closed until somebody can manage the installation', async () => {
    expect(await isSignUpOpen()).toBe(true);
    const active = await database().member.findMany({ where: { status: 'ACTIVE' } });
    await database().project.deleteMany({
      where: { id: { in: active.map(({ projectId }) => projectId) } },
    });
    expect(await isSignUpOpen()).toBe(false);
    await expect(ask()).rejects.toMatchObject({ code: 'not_found' });
  });
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { getAuthenticatorSetUp } from '@/lib/auth/queries';
import { findInvitationByToken } from '@/lib/invitations/queries/find-invitation-by-token';
import { database } from '@/lib/platform/database';
import { issueSetupLink } from '@/lib/projects/commands/issue-setup-link';
import { setUpFirstProject } from '@/lib/projects/commands/set-up-first-project';
import { isFreshInstallation } from '@/lib/projects/queries';
import { isSetupToken } from '@/lib/projects/setup-token';
import {
  givenMember,
  givenProject,
  givenRequest,
  goodPassword,
} from '@/tests/support/given-project';

async function emptyInstallation(): Promise<void> {
  await database().project.deleteMany();
  await database().user.deleteMany();
  await database().setupToken.deleteMany();
}

beforeEach(emptyInstallation);
afterEach(emptyInstallation);

const input = (token: string) => ({
  token,
  projectName: 'Acme Payments',
  firstName: 'Asha',
  lastName: 'Rao',
  email: 'asha@example.com',
  password: goodPassword,
  confirmPassword: goodPassword,
});

async function issueToken(): Promise<string> {
  return new URL((await issueSetupLink())!).searchParams.get('token')!;
}

test('the newest printed token opens the set-up; earlier and invented ones do not', async () => {
  const earlier = await issueToken();
  const newest = await issueToken();
  expect(await isSetupToken(earlier)).toBe(false);
  expect(await isSetupToken('invented')).toBe(false);
  expect(await isSetupToken(newest)).toBe(true);
});

test('the set-up makes one project with its roles and a first Admin who goes on to two-factor', async () => {
  const { invitationToken, challengeToken } = await setUpFirstProject(
    givenRequest(),
    input(await issueToken()),
  );
  expect(await findInvitationByToken(invitationToken, challengeToken, new Date())).toMatchObject({
    state: 'open',
    step: 'two-factor',
    projectName: 'Acme Payments',
    inviterName: null,
    roleNames: ['Admin'],
  });
  const project = await database().project.findFirstOrThrow({ include: { roles: true } });
  expect(project.slug).toBe('acme-payments');
  expect(project.roles.map((role) => role.precedence).sort()).toEqual([100, 200, 300, 400]);
  expect(await isFreshInstallation()).toBe(false);
});

test('the token works once, of many uses at the same time too', async () => {
  const token = await issueToken();
  const outcomes = await Promise.allSettled(
    Array.from({ length: 5 }, () => setUpFirstProject(givenRequest(), input(token))),
  );
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  expect(await database().project.count()).toBe(1);
  await expect(setUpFirstProject(givenRequest(), input(token))).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('a first Admin who left half-way gets a new link at the next start', async () => {
  await setUpFirstProject(givenRequest(), input(await issueToken()));
  const link = await issueSetupLink();
  const token = new URL(link!).pathname.split('/').at(-1)!;
  expect(await findInvitationByToken(token, null, new Date())).toMatchObject({
    state: 'open',
    step: 'password',
  });
});

test('a set-up that starts anew forgets the authenticator key that was shown before', async () => {
  await setUpFirstProject(givenRequest(), input(await issueToken()));
  const user = await database().user.findFirstOrThrow();
  const shown = (await getAuthenticatorSetUp(user)).manualKey;
  await issueSetupLink();
  expect((await getAuthenticatorSetUp(user)).manualKey).not.toBe(shown);
});

test('with a wrong token nothing is judged', async () => {
  await issueToken();
  await expect(
    setUpFirstProject(givenRequest(), { ...input('invented'), password: 'short' }),
  ).rejects.toMatchObject({ code: 'not_found' });
});

test('no link is printed once somebody can manage a project', async () => {
  await givenMember(await givenProject());
  expect(await issueSetupLink()).toBeNull();
});

import { beforeEach, describe, expect, test } from 'vitest';
import { createAccountLink } from '@/lib/auth/account-links';
import { completeSignIn, type SecondFactor } from '@/lib/auth/commands/complete-sign-in';
import { replaceTwoFactor } from '@/lib/auth/commands/replace-two-factor';
import { requestPasswordReset } from '@/lib/auth/commands/request-password-reset';
import { resetPassword } from '@/lib/auth/commands/reset-password';
import { signInWithPasskey, startPasskeySignIn } from '@/lib/auth/commands/sign-in-with-passkey';
import { startPasskeySecondFactor } from '@/lib/auth/commands/start-passkey-second-factor';
import { startSignIn } from '@/lib/auth/commands/start-sign-in';
import { findActor, findSignedInUser } from '@/lib/auth/current-actor';
import { getAuthenticatorSetUp } from '@/lib/auth/queries';
import { openSession } from '@/lib/auth/sessions';
import { joinProject } from '@/lib/invitations/commands/join-project';
import { confirmEmailChange } from '@/lib/members/commands/confirm-email-change';
import {
  deleteUser,
  disableUser,
  enableUser,
  lockUser,
  revokeAccess,
} from '@/lib/members/commands/person-acts';
import { database } from '@/lib/platform/database';
import { transact } from '@/lib/platform/transact';
import { givenInvitation } from '@/tests/support/given-invitation';
import { givenPasskey } from '@/tests/support/given-passkey';
import {
  addMember,
  contextFor,
  givenMember,
  givenProject,
  givenRequest,
  goodPassword,
  totpCode,
  userContextFor,
  type GivenMember,
} from '@/tests/support/given-project';
import { givenRecoveryCodes } from '@/tests/support/e2e/given-recovery-codes';
import { givenSession } from '@/tests/support/given-session';
import { owedMails } from '@/tests/support/outbox';
import { usePasskey, type SoftPasskey } from '@/tests/support/soft-authenticator';

const now = new Date('2026-11-21T10:00:00Z');
const otherPassword = 'another set of plain words';

let admin: GivenMember;
let mina: GivenMember;
let passkey: SoftPasskey;
let recoveryCode: string;

beforeEach(async () => {
  admin = await givenMember(await givenProject());
  mina = await givenMember(admin.project, 'MEMBER', { firstName: 'Mina', lastName: 'Sato' });
  passkey = await givenPasskey(mina, now);
  recoveryCode = (await givenRecoveryCodes(mina.id))[0] ?? '';
});

const password = () =>
  startSignIn(givenRequest(now), { email: mina.email, password: goodPassword });
const prove = (challenge: string, factor: SecondFactor) =>
  completeSignIn(givenRequest(now), challenge, factor);
const code = (): SecondFactor => ({ method: 'totp', code: totpCode(mina.totpSecret, now) });
const enter = async (ticket: string) => {
  if (!(await openSession(givenRequest(now), ticket))) throw new Error('No session');
};
const link = async (
  purpose: 'RESET_PASSWORD' | 'RESET_TWO_FACTOR' | 'CONFIRM_EMAIL',
  change?: Parameters<typeof createAccountLink>[4],
) => {
  const made = await transact((tx) =>
    createAccountLink(tx, givenRequest(now), mina.id, purpose, change),
  );
  return new URL(made.link).pathname.split('/').at(-1) ?? '';
};

/** Each is begun while all is well; what it answers is tried after something happened. */
const roads: Record<string, () => Promise<() => Promise<unknown>>> = {
  'password and code': async () => async () => enter(await prove(await password(), code())),
  'password and recovery code': async () => async () =>
    enter(await prove(await password(), { method: 'recovery-code', code: recoveryCode })),
  'password and passkey': async () => async () => {
    const challenge = await password();
    const asked = await startPasskeySecondFactor(givenRequest(now), challenge);
    const response = usePasskey(passkey, asked.challenge);
    await enter(await prove(challenge, { method: 'passkey', response }));
  },
  'passkey alone': async () => async () => {
    const { challenge } = await startPasskeySignIn(givenRequest(now));
    await enter(await signInWithPasskey(givenRequest(now), usePasskey(passkey, challenge)));
  },
  'a sign-in that is half done': async () => {
    const challenge = await password();
    return async () => enter(await prove(challenge, code()));
  },
  'a ticket that is not spent': async () => {
    const ticket = await prove(await password(), code());
    return async () => enter(ticket);
  },
  'an open session': async () => {
    const sessionId = await givenSession(mina, now);
    return async () => {
      if (!(await findSignedInUser(sessionId, now))) throw new Error('No session');
    };
  },
  'its project': async () => {
    const sessionId = await givenSession(mina, now);
    const slug = mina.project.slug;
    return async () => {
      if (!(await findActor(sessionId, slug, { now, address: null }))) throw new Error('No actor');
    };
  },
  'a password link': async () => {
    const token = await link('RESET_PASSWORD');
    const input = { link: token, password: otherPassword, confirmPassword: otherPassword };
    return async () => resetPassword(givenRequest(now), input);
  },
  'asking for a password link': async () => async () => {
    await requestPasswordReset(givenRequest(now), { email: mina.email });
    const mails = await owedMails(mina.email);
    if (!mails.some(({ template }) => template === 'password-reset')) throw new Error('No mail');
  },
  'a two-factor link': async () => {
    const token = await link('RESET_TWO_FACTOR');
    const { manualKey } = await getAuthenticatorSetUp({ id: mina.id, email: mina.email });
    const secret = manualKey.replaceAll(' ', '');
    return async () =>
      replaceTwoFactor(givenRequest(now), { link: token, code: totpCode(secret, now) });
  },
  'a link to a new address': async () => {
    const token = await link('CONFIRM_EMAIL', {
      email: `new-${mina.email}`,
      requestedById: admin.id,
      projectId: admin.project.id,
    });
    return async () => confirmEmailChange(givenRequest(now), { link: token });
  },
  'an invitation elsewhere': async () => {
    const inviter = await givenMember(await givenProject('Elsewhere'));
    // What is done to the whole person needs authority there too.
    await transact((tx) => addMember(tx, inviter.project, admin.id, 'ADMIN'));
    const invitation = await givenInvitation(inviter, now, { userId: mina.id });
    return async () => joinProject(userContextFor(mina, now), { link: invitation.token });
  },
};

async function opens(begin: () => Promise<() => Promise<unknown>>, happen: () => Promise<unknown>) {
  const go = await begin();
  await happen();
  return go().then(
    () => true,
    () => false,
  );
}

const set = (data: Parameters<ReturnType<typeof database>['user']['update']>[0]['data']) =>
  database().user.update({ where: { id: mina.id }, data });

const everyRoad = Object.keys(roads);
const passwordRoads = ['password and code', 'password and recovery code', 'password and passkey'];

/** Which roads are closed once it has happened; all others stay open. */
const closed: [string, () => Promise<unknown>, string[]][] = [
  ['nothing', async () => {}, []],
  [
    'an administrator disabled the account',
    () => disableUser(contextFor(admin, now), { userId: mina.id }),
    everyRoad,
  ],
  [
    'an administrator locked the account',
    () => lockUser(contextFor(admin, now), { userId: mina.id }),
    everyRoad,
  ],
  [
    'an administrator deleted the account',
    () => deleteUser(contextFor(admin, now), { userId: mina.id }),
    everyRoad.filter((road) => road !== 'an invitation elsewhere'),
  ],
  [
    'it was disabled and enabled again',
    async () => {
      await disableUser(contextFor(admin, now), { userId: mina.id });
      await enableUser(contextFor(admin, now), { userId: mina.id });
    },
    // What was ended is not brought back.
    ['a sign-in that is half done', 'a ticket that is not spent', 'an open session', 'its project'],
  ],
  [
    'wrong passwords locked it',
    () => set({ passwordFailures: 10, passwordLockedUntil: new Date(now.getTime() + 60_000) }),
    passwordRoads,
  ],
  ['a hundred passwords were wrong', () => set({ passwordFailures: 100 }), passwordRoads],
];

describe.each(closed)('when %s', (_, happen, closedRoads) => {
  test.each(everyRoad)('%s', async (road) => {
    expect(await opens(roads[road]!, happen)).toBe(!closedRoads.includes(road));
  });
});

test('who is revoked can still sign in, to a page that says so, and their project is closed', async () => {
  const happen = () => revokeAccess(contextFor(admin, now), { userId: mina.id });
  expect(await opens(roads['an open session']!, happen)).toBe(false);
  expect(await opens(roads['password and code']!, happen)).toBe(true);
  expect(await opens(roads['its project']!, happen)).toBe(false);
});

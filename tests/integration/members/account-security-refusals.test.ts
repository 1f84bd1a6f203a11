import { beforeEach, describe, expect, test } from 'vitest';
import { transact } from '@/lib/platform/transact';
import { endSessionOfUser } from '@/lib/members/commands/end-session-of-user';
import { endSessionsOfUser } from '@/lib/members/commands/end-sessions-of-user';
import { resetTwoFactor } from '@/lib/members/commands/reset-two-factor';
import { sendPasswordReset } from '@/lib/members/commands/send-password-reset';
import { auditTrail } from '../../support/audit-trail';
import {
  addMember,
  givenMember,
  givenProject,
  type GivenMember,
} from '../../support/given-project';
import { givenSession } from '../../support/given-session';
import {
  admin,
  by,
  givenAshaAndRavi,
  givenManager,
  isOpen,
  mailsTo,
  now,
  project,
  ravi,
} from './asha-and-ravi';

beforeEach(givenAshaAndRavi);

type Act = (actor: GivenMember, target: { id: string }) => Promise<unknown>;

const acts: [string, Act][] = [
  [
    'ending a session',
    async (actor, { id }) => endSessionOfUser(await by(actor), { userId: id, session: 'x' }),
  ],
  [
    'ending all sessions',
    async (actor, { id }) => endSessionsOfUser(await by(actor), { userId: id }),
  ],
  [
    'sending a password reset',
    async (actor, { id }) => sendPasswordReset(await by(actor), { userId: id }),
  ],
  [
    'resetting two-factor',
    async (actor, { id }) => resetTwoFactor(await by(actor), { userId: id, reason: 'Lost phone' }),
  ],
];

describe.each(acts)('%s', (_, act) => {
  test('needs write access to users', async () => {
    const reader = await givenMember(project, 'CREATOR');
    await expect(act(reader, ravi)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('is not for oneself, which My Account is for', async () => {
    await expect(act(admin, admin)).rejects.toMatchObject({
      code: 'self',
      message: 'This is your own account: its sign-in is changed in My Account.',
    });
  });

  test('does not reach somebody who outranks the actor', async () => {
    await expect(act(await givenManager(), admin)).rejects.toMatchObject({ code: 'outranked' });
  });

  test('needs authority in every project of the person, and names none of them', async () => {
    const elsewhere = await givenProject('Secret Elsewhere');
    await givenMember(elsewhere);
    await transact((tx) => addMember(tx, elsewhere, ravi.id, 'MEMBER'));
    const refusal = await act(admin, ravi).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'forbidden' });
    expect(String(refusal)).not.toContain('Secret Elsewhere');
    await transact((tx) => addMember(tx, elsewhere, admin.id, 'ADMIN'));
    await expect(act(admin, ravi)).resolves.not.toThrow();
  });

  test('finds nobody of another project', async () => {
    const stranger = await givenMember(await givenProject(), 'MEMBER');
    await expect(act(admin, stranger)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('leaves no trace when it is refused', async () => {
    const session = await givenSession(admin, now);
    await expect(act(await givenManager(), admin)).rejects.toThrow();
    expect(await isOpen(session)).toBe(true);
    expect(await auditTrail(admin.id)).toEqual([]);
    expect(await mailsTo(admin.email)).toEqual([]);
  });
});

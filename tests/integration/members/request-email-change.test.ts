import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { cancelEmailChange } from '@/lib/members/commands/cancel-email-change';
import { requestEmailChange } from '@/lib/members/commands/request-email-change';
import { findPendingEmailChange } from '@/lib/members/email-change';
import { updateEmailInput } from '@/lib/members/identity-schema';
import { database } from '@/lib/platform/database';
import { transact } from '@/lib/platform/transact';
import { auditTrail } from '../../support/audit-trail';
import { assignRole, givenRole } from '../../support/given-access';
import { givenInvitation } from '../../support/given-invitation';
import {
  addMember,
  givenMember,
  givenProject,
  loadedContextFor,
} from '../../support/given-project';
import { admin, later, mailsTo, now, project, ravi } from './asha-and-ravi';
import { ask, confirm, emailOf, givenNewAddress, newEmail, tokenTo } from './email-change';

beforeEach(givenNewAddress);

describe('a taken address', () => {
  const refusal = { code: 'conflict', message: 'This address is in use already. Choose another.' };

  test('is refused without telling whose it is, in whatever form it is typed', async () => {
    const stranger = await givenMember(await givenProject('Secret'), 'MEMBER');
    const forms = [stranger.email, stranger.email.toUpperCase(), ` ${stranger.email} `];
    for (const form of forms) await expect(ask(form)).rejects.toMatchObject(refusal);
    expect(await auditTrail(ravi.id)).toEqual([]);
    expect(await mailsTo(ravi.email)).toEqual([]);
  });

  test('is refused when somebody takes it before it is confirmed; the link stays', async () => {
    await ask();
    const link = await tokenTo();
    const taker = await givenMember(project, 'MEMBER', { email: newEmail });
    await expect(confirm(link)).rejects.toMatchObject(refusal);
    expect(await emailOf(ravi)).toBe(ravi.email);
    await database().user.delete({ where: { id: taker.id } });
    await expect(confirm(link)).resolves.toEqual({ email: newEmail });
  });

  test('goes to one of two who confirm it at the same moment', async () => {
    const other = await givenMember(project, 'MEMBER', { lastName: 'Other' });
    await ask();
    const first = await tokenTo();
    await ask(newEmail, { of: other, at: later(1000) });
    const second = await tokenTo();
    const outcomes = await Promise.allSettled([confirm(first), confirm(second)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [failed] = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(failed!.reason).toMatchObject(refusal);
  });
});

describe('a request', () => {
  test('for the address that they have is refused', async () => {
    await expect(ask(ravi.email.toUpperCase())).rejects.toMatchObject({
      code: 'invalid',
      message: 'This is their address already.',
    });
  });

  test.each(['ravi＠example.com', 'not an address', ''])('takes no %s', (email) => {
    const parsed = updateEmailInput.safeParse({ userId: randomUUID(), email });
    expect(parsed.success).toBe(false);
  });

  test('for somebody who has not set up the account says what to do instead', async () => {
    const { userId } = await givenInvitation(admin, now);
    await expect(ask(newEmail, { of: { id: userId } })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Withdraw the invitation and invite the right address.'),
    });
  });

  test('needs write access, and nothing that the actor lacks', async () => {
    const reader = await givenMember(project, 'CREATOR');
    await expect(ask(newEmail, { asker: reader })).rejects.toMatchObject({ code: 'forbidden' });
    const manager = await givenMember(project, 'MEMBER', { lastName: 'Manager' });
    await assignRole(manager, await givenRole(project, 'Managers', { users: 'READ_WRITE' }));
    await expect(ask(newEmail, { asker: manager, of: admin })).rejects.toMatchObject({
      code: 'outranked',
    });
    await expect(ask(newEmail, { asker: manager, of: reader })).rejects.toMatchObject({
      code: 'outranked',
    });
    await expect(ask(newEmail, { asker: manager })).resolves.toBeDefined();
  });

  test('needs authority in every project of the person', async () => {
    const elsewhere = await givenProject('Secret Elsewhere');
    await givenMember(elsewhere);
    await transact((tx) => addMember(tx, elsewhere, ravi.id, 'MEMBER'));
    const refusal = await ask().catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'forbidden' });
    expect(String(refusal)).not.toContain('Secret Elsewhere');
  });

  test('is open for oneself, by the same proofs', async () => {
    await ask(newEmail, { of: admin });
    await confirm(await tokenTo());
    expect(await emailOf(admin)).toBe(newEmail);
  });

  test('finds nobody of another project', async () => {
    const stranger = await givenMember(await givenProject(), 'MEMBER');
    await expect(ask(newEmail, { of: stranger })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('asks for a recent proof of who is there', async () => {
    const ctx = await loadedContextFor(admin, now);
    const actor = { ...ctx.actor, authenticatedAt: later(-10 * 60_000) };
    const input = updateEmailInput.parse({ userId: ravi.id, email: newEmail });
    await expect(requestEmailChange({ ...ctx, actor }, input)).rejects.toMatchObject({
      code: 'reauthentication_required',
    });
  });
});

describe('cancelling', () => {
  const cancel = async (by = admin) =>
    cancelEmailChange(await loadedContextFor(by, now), { userId: ravi.id });

  test('ends the link and tells the person; a second time is no second act', async () => {
    await ask();
    expect(await findPendingEmailChange(database(), ravi.id, now)).toMatchObject({
      email: newEmail,
    });
    await cancel();
    await cancel();
    expect(await findPendingEmailChange(database(), ravi.id, now)).toBeNull();
    await expect(confirm(await tokenTo())).rejects.toMatchObject({ code: 'link_invalid' });
    expect(await mailsTo(ravi.email)).toEqual(['email-change-cancelled', 'email-change-requested']);
    expect(await auditTrail(ravi.id)).toEqual([
      'user.email_change_requested',
      'user.email_change_cancelled',
    ]);
  });

  test('needs write access', async () => {
    await ask();
    const reader = await givenMember(project, 'CREATOR');
    await expect(cancel(reader)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await findPendingEmailChange(database(), ravi.id, now)).not.toBeNull();
  });
});

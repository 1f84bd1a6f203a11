import { beforeEach, describe, expect, test } from 'vitest';
import { addPasskey, startAddingPasskey } from '@/lib/auth/commands/add-passkey';
import { removePasskey } from '@/lib/auth/commands/remove-passkey';
import { renamePasskey } from '@/lib/auth/commands/rename-passkey';
import { signInWithPasskey, startPasskeySignIn } from '@/lib/auth/commands/sign-in-with-passkey';
import { passkeysPerPerson } from '@/lib/auth/limits';
import { getOwnSignIn } from '@/lib/auth/own-account';
import type { UserContext } from '@/lib/core/context';
import { database } from '@/lib/platform/database';
import { auditTrail } from '@/tests/support/audit-trail';
import { givenPasskey } from '@/tests/support/given-passkey';
import {
  givenMember,
  givenProject,
  givenRequest,
  type GivenMember,
} from '@/tests/support/given-project';
import { signedInContext } from '@/tests/support/given-session';
import { owedMails } from '@/tests/support/outbox';
import { makePasskey, usePasskey } from '@/tests/support/soft-authenticator';

const now = new Date('2026-11-21T10:00:00Z');

let member: GivenMember;
let ctx: UserContext;

beforeEach(async () => {
  member = await givenMember(await givenProject(), 'MEMBER');
  ctx = await signedInContext(member, now);
});

async function add(name = 'Laptop') {
  const { passkey, response } = makePasskey((await startAddingPasskey(ctx)).challenge);
  await addPasskey(ctx, { name, response });
  return { passkey, response };
}

describe('adding a passkey', () => {
  test('lets its owner in from then on; they are told by mail', async () => {
    const { passkey } = await add();
    expect((await getOwnSignIn(ctx.user)).passkeys).toMatchObject([
      { name: 'Laptop', lastUsedAt: null },
    ]);
    const { challenge } = await startPasskeySignIn(givenRequest(now));
    const ticket = await signInWithPasskey(givenRequest(now), usePasskey(passkey, challenge));
    expect(ticket).toBeTypeOf('string');
    expect(await auditTrail(member.id)).toEqual(['passkey.added', 'sign_in.passkey_accepted']);
    expect(await owedMails(member.email)).toMatchObject([
      { template: 'sign-in-changed', props: { change: 'passkey-added', passkey: 'Laptop' } },
    ]);
  });

  test('works once for one challenge', async () => {
    const { response } = await add();
    await expect(addPasskey(ctx, { name: 'Again', response })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  test('is refused when the passkey was not verified, which spends the challenge', async () => {
    const { challenge } = await startAddingPasskey(ctx);
    for (const { response } of [
      makePasskey(challenge, { userVerified: false }),
      makePasskey(challenge),
    ]) {
      await expect(addPasskey(ctx, { name: 'Key', response })).rejects.toMatchObject({
        code: 'invalid',
      });
    }
    expect((await getOwnSignIn(ctx.user)).passkeys).toEqual([]);
  });

  test('is refused with a challenge that somebody else was given', async () => {
    const other = await signedInContext(await givenMember(member.project), now);
    const { response } = makePasskey((await startAddingPasskey(other)).challenge);
    await expect(addPasskey(ctx, { name: 'Key', response })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  test('ends at a number that nobody needs, also when many come at once', async () => {
    const row = { userId: member.id, publicKey: Uint8Array.from([1]), name: 'Key' };
    await database().passkey.createMany({
      data: Array.from({ length: passkeysPerPerson - 1 }, () => ({
        ...row,
        credentialId: crypto.getRandomValues(new Uint8Array(16)),
      })),
    });
    const outcomes = await Promise.allSettled([add(), add(), add()]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(startAddingPasskey(ctx)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('a passkey of one’s own', () => {
  test('is renamed, with both names in the log', async () => {
    const { passkeyId } = await givenPasskey(member, now, 'Old');
    await renamePasskey(ctx, { passkeyId, name: 'New' });
    await renamePasskey(ctx, { passkeyId, name: 'New' });
    const events = await database().auditEvent.findMany({ where: { targetId: member.id } });
    expect(events).toMatchObject([
      { event: 'passkey.renamed', before: { passkey: 'Old' }, after: { passkey: 'New' } },
    ]);
  });

  test('is removed, signs in no more, and its owner is told', async () => {
    const passkey = await givenPasskey(member, now);
    expect(await removePasskey(ctx, { passkeyId: passkey.passkeyId })).toBe('Security key');
    const { challenge } = await startPasskeySignIn(givenRequest(now));
    await expect(
      signInWithPasskey(givenRequest(now), usePasskey(passkey, challenge)),
    ).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await owedMails(member.email)).toMatchObject([{ props: { change: 'passkey-removed' } }]);
  });

  test('is out of everybody else’s reach', async () => {
    const { passkeyId } = await givenPasskey(await givenMember(member.project), now);
    await expect(removePasskey(ctx, { passkeyId })).rejects.toMatchObject({ code: 'not_found' });
    await expect(renamePasskey(ctx, { passkeyId, name: 'Mine' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('is added and removed only with a recent proof of who is there', async () => {
    const { passkeyId } = await givenPasskey(member, now);
    const { response } = makePasskey((await startAddingPasskey(ctx)).challenge);
    const stale = { ...ctx, now: new Date(now.getTime() + 10 * 60_000) };
    for (const act of [
      startAddingPasskey(stale),
      addPasskey(stale, { name: 'Key', response }),
      removePasskey(stale, { passkeyId }),
    ]) {
      await expect(act).rejects.toMatchObject({ code: 'reauthentication_required' });
    }
  });
});

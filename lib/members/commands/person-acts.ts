import { rolesInForce } from '../../access/role-summary';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { AppError } from '../../core/errors';
import { assertRecentlyAuthenticated } from '../../core/reauthentication';
import type { Receipt } from '../../core/receipt';
import { transact } from '../../platform/transact';
import { withActFacts, type ActTarget } from '../act-facts';
import { canAct, hindranceOf } from '../act-policy';
import { receiptOf } from '../act-words';
import { carryOut } from '../carry-out';
import { lockPeople } from '../locked-people';
import type { PersonInput } from '../identity-schema';
import type { PersonAct } from '../person-schema';

/**
 * Closes every road to sign in, in all of the person's projects, and ends their sessions. Like all
 * of these commands, changes nothing and tells so when it was done before.
 * @throws `not_found`; `forbidden`, `self`, `outranked`; `last_admin`; `conflict`
 */
export function disableUser(ctx: Context, input: PersonInput): Promise<Receipt> {
  return act(ctx, input, 'disable');
}

/** Opens what `disableUser` closed, as it was. @throws as it */
export function enableUser(ctx: Context, input: PersonInput): Promise<Receipt> {
  return act(ctx, input, 'enable');
}

/** The lock by an administrator: what a disabled account cannot, a locked one cannot. @throws as above */
export function lockUser(ctx: Context, input: PersonInput): Promise<Receipt> {
  return act(ctx, input, 'lock');
}

/** Ends both kinds of lock, and forgets the failures that led to one. @throws as above */
export function unlockUser(ctx: Context, input: PersonInput): Promise<Receipt> {
  return act(ctx, input, 'unlock');
}

/** Closes this project to a member; sessions end when no other one is open to them. @throws as above */
export function revokeAccess(ctx: Context, input: PersonInput): Promise<Receipt> {
  return act(ctx, input, 'revoke');
}

/**
 * Opens it again with all that they held; an end date that has passed goes.
 * @throws as above; `reauthentication_required` for somebody who is an Admin by it
 */
export function grantAccess(ctx: Context, input: PersonInput): Promise<Receipt> {
  return act(ctx, input, 'grant');
}

/** Removes the membership with all it holds, and with the last one the account. @throws as above */
export function deleteUser(ctx: Context, input: PersonInput): Promise<Receipt> {
  return act(ctx, input, 'delete');
}

async function act(ctx: Context, { userId }: PersonInput, kind: PersonAct): Promise<Receipt> {
  return transact(async (tx) => {
    const { actor, people } = await lockPeople(tx, ctx, [userId]);
    const target = (await withActFacts(tx, actor, people, ctx.now)).get(userId);
    if (!target) throw new AppError('not_found', 'There is no such user in this project.');
    assertAllowed(canAct(actor, target.target, kind));
    const { name } = target.target;
    const hindrance = hindranceOf(kind, name, target.standing, ctx.now);
    if (hindrance?.kind === 'too-early') throw new AppError('conflict', hindrance.reason);
    if (hindrance?.kind === 'last-admin') throw new AppError('last_admin', hindrance.reason);
    if (hindrance) return { title: hindrance.reason, lines: [] };
    if (kind === 'grant' && holdsAdmin(target, ctx.now)) assertRecentlyAuthenticated(ctx);
    return receiptOf(kind, name, await carryOut(tx, ctx, kind, [target]));
  });
}

/** Giving access back to an Admin makes one. */
function holdsAdmin({ member }: ActTarget, now: Date): boolean {
  return rolesInForce(member.access, now).some(({ systemRole }) => systemRole === 'ADMIN');
}

import { assertKnownModules } from '../../access/known-modules';
import { findRoles } from '../../access/queries/find-member-access';
import { overrideLevels } from '../../access/levels';
import { scopesOf } from '../../access/schema';
import { keepHighestSystemRole } from '../../access/system-roles';
import { lockActor } from '../../auth/lock-actor';
import type { Context } from '../../core/context';
import { AppError } from '../../core/errors';
import { displayName } from '../../core/person-name';
import { assertFuture, assertKnownRoles } from '../../members/known-access';
import { canWriteUsers } from '../../members/policy';
import { transact } from '../../platform/transact';
import { assertWithinReach, chosenEntries } from '../chosen-access';
import { invitePeople } from '../invite-people';
import type { CreateUserInput } from '../schema';

export type CreatedUser = {
  userId: string;
  name: string;
  email: string;
  /** Of several system roles the highest was kept; these were not. */
  dropped: string[];
};

/**
 * Creates one user with name and access, and owes them the mail by which they set their password:
 * until then they are invited, like anybody else.
 * @throws `forbidden` without write access to Users, or with more than the actor has; `invalid`;
 * `conflict` for somebody who is in the project already; each with the field
 */
export async function createUser(ctx: Context, input: CreateUserInput): Promise<CreatedUser> {
  return transact(async (tx) => {
    const actor = await lockActor(tx, ctx, 'shared', canWriteUsers);
    const { email, firstName, lastName, mobile, endsAt } = input;
    const all = await findRoles(tx, ctx.projectId);
    assertKnownRoles(input.roles, all);
    assertKnownModules(input.levels, actor.modules);
    const scopes = scopesOf(input);
    const entries = await chosenEntries(tx, ctx.projectId, scopes);
    const chosen = all
      .filter(({ id }) => input.roles.includes(id))
      .map((role) => ({ ...role, endsAt: input.roleEndsAt[role.id] ?? null }));
    assertFuture(endsAt, 'endsAt', ctx.now);
    for (const role of chosen) assertFuture(role.endsAt, `roleEndsAt[${role.id}]`, ctx.now);
    const { kept, dropped } = keepHighestSystemRole(chosen);
    const overrides = overrideLevels(input.levels, actor.modules);
    assertWithinReach(actor, { roles: kept, overrides, scopes });
    const { invited, present } = await invitePeople(
      tx,
      ctx,
      actor,
      [{ row: 0, email, firstName, lastName, mobile: mobile || null, roles: kept }],
      { overrides, scopes, endsAt },
      entries,
    );
    const [person] = invited;
    if (!person) {
      const reason = present[0]?.reason ?? 'Somebody removed this user at this moment. Try again.';
      throw new AppError('conflict', reason, { fieldErrors: { email: [reason] } });
    }
    return {
      userId: person.user.id,
      name: displayName(person.user),
      email,
      dropped: dropped.map(({ name }) => name),
    };
  });
}

import type { Actor } from '../../core/actor';
import { assertAllowed } from '../../core/decision';
import { AppError } from '../../core/errors';
import { database } from '../../platform/database';
import { findActTargets } from '../act-facts';
import { canAct, hindranceOf } from '../act-policy';
import { passcodesOf } from '../act-passcodes';
import { consequencesOf } from '../act-words';
import type { PersonAct } from '../person-schema';
import { canReadUsers } from '../policy';
import { userId as userIdSchema } from '../schema';

export type ActPreview = {
  name: string;
  email: string;
  /** Why it cannot be done, or need not be; null when it can. */
  hindrance: string | null;
  consequences: string[];
};

/**
 * What an act would do to somebody now, before it is done.
 * @throws `forbidden`; `not_found` also for an ID that is malformed or of another project
 */
export async function previewAct(
  actor: Actor,
  userId: string,
  act: PersonAct,
  now: Date,
): Promise<ActPreview> {
  assertAllowed(canReadUsers(actor));
  const id = userIdSchema.safeParse(userId);
  const targets = await findActTargets(database(), actor, id.success ? [id.data] : [], now);
  const [person] = targets.values();
  if (!person) throw new AppError('not_found', 'There is no such user in this project.');
  const { name, email } = person.member;
  const may = canAct(actor, person.target, act);
  const hindrance = may.allowed
    ? (hindranceOf(act, name, person.standing, now)?.reason ?? null)
    : may.reason;
  return {
    name,
    email,
    hindrance,
    consequences: consequencesOf(act, { ...person.facts, passcodes: passcodesOf(act, person) }),
  };
}

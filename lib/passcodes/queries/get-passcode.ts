import type { Actor } from '../../core/actor';
import { assertAllowed, refusalOf } from '../../core/decision';
import { AppError } from '../../core/errors';
import { displayName } from '../../core/person-name';
import { findPeople } from '../../members/locked-people';
import { canReadUsers } from '../../members/policy';
import { userId as userIdSchema } from '../../members/schema';
import { database } from '../../platform/database';
import { findOverlapping, passcodeColumns, type PasscodeFacts } from '../find-passcodes';
import { canDoWithPasscode, openPasscodeActs } from '../policy';
import type { PasscodeAct, PasscodeStatus } from '../../core/passcode-terms';
import { passcodeStatusOf } from '../status';

export type PasscodeDetails = {
  userId: string;
  name: string;
  email: string;
  status: PasscodeStatus;
  /** The newest one, whatever became of it; null when there never was any. */
  current: (PasscodeFacts & { grantedBy: { userId: string; name: string | null } }) | null;
  /** Older ones that a reset left working for a while, oldest first. */
  overlapping: PasscodeFacts[];
  /** What there is to do, with the reason where it is refused; null for those who may change no users. */
  acts: { act: PasscodeAct; refusal: string | null }[] | null;
};

/**
 * The API credential of one user of the actor's project, without anything of its secret.
 * @throws `forbidden`; `not_found` also for an ID that is malformed or of another project
 */
export async function getPasscode(
  actor: Actor,
  userId: string,
  now: Date,
): Promise<PasscodeDetails> {
  assertAllowed(canReadUsers(actor));
  const id = userIdSchema.safeParse(userId);
  const people = await findPeople(database(), actor, id.success ? [id.data] : [], now);
  const [person] = people.values();
  if (!person) throw new AppError('not_found', 'There is no such user in this project.');
  const { member, target } = person;
  const current = await database().passcode.findFirst({
    where: { memberId: member.memberId, replacedAt: null },
    select: { ...passcodeColumns, createdById: true },
  });
  const status = passcodeStatusOf(current, now);
  const { activatedAt } = await database().user.findUniqueOrThrow({
    where: { id: member.userId },
    select: { activatedAt: true },
  });
  const holder = { ...member.access, activated: activatedAt !== null };
  return {
    userId: member.userId,
    name: member.name,
    email: member.email,
    status,
    current: current && (await withGranter(current)),
    overlapping: await findOverlapping(database(), member.memberId, now),
    acts: actor.may('users', 'READ_WRITE')
      ? openPasscodeActs(status).map((act) => ({
          act,
          refusal: refusalOf(canDoWithPasscode(act, actor, target, holder, now)),
        }))
      : null,
  };
}

/** Whether the project allows passcodes without an end. */
export async function mayLastForever(actor: Actor): Promise<boolean> {
  const { passcodeForever } = await database().project.findUniqueOrThrow({
    where: { id: actor.projectId },
    select: { passcodeForever: true },
  });
  return passcodeForever;
}

async function withGranter({
  createdById,
  ...facts
}: PasscodeFacts & { createdById: string }): Promise<NonNullable<PasscodeDetails['current']>> {
  const granter = await database().user.findUnique({ where: { id: createdById } });
  return {
    ...facts,
    grantedBy: { userId: createdById, name: granter && displayName(granter) },
  };
}

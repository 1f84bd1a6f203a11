import { listDevices, type Device } from '../../auth/devices';
import { getOwnSignIn, type OwnSignIn } from '../../auth/own-account';
import type { Actor } from '../../core/actor';
import { assertAllowed, refusalOf } from '../../core/decision';
import { AppError } from '../../core/errors';
import { database } from '../../platform/database';
import { findPendingEmailChange, type PendingEmailChange } from '../email-change';
import {
  canCancelEmailChange,
  canEndSessions,
  canResetTwoFactor,
  canSendPasswordReset,
  canUpdateEmail,
} from '../identity-policy';
import { accountFacts } from '../locked-account';
import { findPeople } from '../locked-people';
import type { TargetPerson } from '../person-policy';
import { canReadUsers } from '../policy';
import { userId as userIdSchema } from '../schema';

/** Why an act on somebody's sign-in is refused; null where it is not. */
export type IdentityRefusals = {
  resetTwoFactor: string | null;
  sendPasswordReset: string | null;
  endSessions: string | null;
  updateEmail: string | null;
  cancelEmailChange: string | null;
};

export type MemberIdentity = {
  name: string;
  email: string;
  emailChange: PendingEmailChange | null;
  /** Whether how they sign in is for this project to see. */
  accepted: boolean;
  /** Null for those who may not change users at all. */
  refusals: IdentityRefusals | null;
};

export type MemberSecurity = MemberIdentity & { signIn: OwnSignIn; devices: Device[] };

/**
 * What changes of somebody's address and credentials are possible now.
 * @throws `forbidden`; `not_found` also for an ID that is malformed or of another project
 */
export async function getMemberIdentity(
  actor: Actor,
  userId: string,
  now: Date,
): Promise<MemberIdentity> {
  assertAllowed(canReadUsers(actor));
  const target = await findTarget(actor, userId, now);
  const user = await database().user.findUniqueOrThrow({ where: { id: target.userId } });
  const account = accountFacts(user);
  return {
    name: target.name,
    email: user.email,
    accepted: target.elsewhere.accepted,
    emailChange: target.elsewhere.accepted
      ? await findPendingEmailChange(database(), user.id, now)
      : null,
    refusals: actor.may('users', 'READ_WRITE')
      ? {
          resetTwoFactor: refusalOf(canResetTwoFactor(actor, target, account)),
          sendPasswordReset: refusalOf(canSendPasswordReset(actor, target, account)),
          endSessions: refusalOf(canEndSessions(actor, target)),
          updateEmail: refusalOf(canUpdateEmail(actor, target, account)),
          cancelEmailChange: refusalOf(canCancelEmailChange(actor, target)),
        }
      : null,
  };
}

/**
 * The same with how the person proves who they are, and where they are signed in; null for somebody
 * with an account of their own who has not accepted the invitation yet.
 */
export async function getMemberSecurity(
  actor: Actor,
  userId: string,
  now: Date,
): Promise<MemberSecurity | null> {
  const identity = await getMemberIdentity(actor, userId, now);
  if (!identity.accepted) return null;
  return {
    ...identity,
    signIn: await getOwnSignIn({ userId }),
    devices: await listDevices(userId, now, actor.sessionId ?? undefined),
  };
}

async function findTarget(actor: Actor, userId: string, now: Date): Promise<TargetPerson> {
  const id = userIdSchema.safeParse(userId);
  const people = await findPeople(database(), actor, id.success ? [id.data] : [], now);
  const [person] = people.values();
  if (!person) throw new AppError('not_found', 'There is no such user in this project.');
  return person.target;
}

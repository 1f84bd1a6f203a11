import type { UserActs } from '@/components/users/user-menu';
import { levelsOf, resolveGrants } from '@/lib/access/resolve-access';
import { passwordFailuresBeforeReset } from '@/lib/auth/limits';
import type { Actor } from '@/lib/core/actor';
import { refusalOf } from '@/lib/core/decision';
import { canAct, openActs } from '@/lib/members/act-policy';
import { canUpdateEmail } from '@/lib/members/identity-policy';
import { canDoWithPasscode, openPasscodeActs } from '@/lib/passcodes/policy';
import { noProjectElsewhere, type Elsewhere, type TargetPerson } from '@/lib/members/person-policy';
import type { MemberRow } from '@/lib/members/member-rows';

/** What a list and a person's own page know of them alike. */
type Person = Pick<
  MemberRow,
  'userId' | 'name' | 'access' | 'activated' | 'failedAttempts' | 'lock' | 'passcode'
>;

/** The person as far as the viewer's authority over the whole of them is concerned. */
function targetPerson(
  actor: Actor,
  { userId, name, access }: Person,
  elsewhere: Elsewhere | undefined,
  now: Date,
): TargetPerson {
  return {
    userId,
    name,
    levels: levelsOf(resolveGrants(access, actor.modules, now)),
    scopes: access.scopes,
    elsewhere: elsewhere ?? noProjectElsewhere,
  };
}

/** The acts that there are for somebody now, each with the reason if a rule forbids it. */
export function openActsOf(
  actor: Actor,
  person: Person,
  elsewhere: Elsewhere | undefined,
  now: Date,
): UserActs | undefined {
  if (!actor.may('users', 'READ_WRITE')) return undefined;
  const { access, activated, failedAttempts, lock, passcode } = person;
  const target = targetPerson(actor, person, elsewhere, now);
  const lockedByFailures = lock?.by === 'failures' || failedAttempts >= passwordFailuresBeforeReset;
  const account = {
    activated,
    disabled: access.disabledAt !== null,
    locked: access.lockedAt !== null,
  };
  return {
    acts: openActs({ ...access, lockedByFailures }, now).map((act) => ({
      act,
      refusal: refusalOf(canAct(actor, target, act)),
    })),
    // Somebody who has not accepted yet has no use for one.
    passcode: (access.status === 'INVITED' ? [] : openPasscodeActs(passcode)).map((act) => ({
      act,
      refusal: refusalOf(canDoWithPasscode(act, actor, target, { ...access, activated }, now)),
    })),
    updateEmail: refusalOf(canUpdateEmail(actor, target, account)),
  };
}

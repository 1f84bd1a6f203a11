import { PasscodeActButton } from '@/components/passcodes/passcode-act-button';
import { ActButton } from '@/components/users/act-button';
import type { UserActs } from '@/components/users/user-menu';
import type { PersonAct } from '@/lib/members/person-schema';
import type { MemberDetails } from '@/lib/members/queries/get-member';
import { openAct } from './viewed-acts';
import type { ViewedUser } from './viewed-user';

/** The acts that mend what keeps somebody out; they stand beside the reason. */
const mendedBy: Partial<Record<string, PersonAct>> = {
  disabled: 'enable',
  locked: 'unlock',
  'password-locked': 'unlock',
  'needs-reset': 'unlock',
  revoked: 'grant',
  ended: 'grant',
};

export function mendingAct({ obstacle }: Pick<MemberDetails, 'obstacle'>): PersonAct | undefined {
  return obstacle ? mendedBy[obstacle.kind] : undefined;
}

/** Whether this project is open to somebody, all else apart. */
export function accessState({ access: { status, endsAt } }: MemberDetails, now: Date) {
  if (status === 'REVOKED') return 'revoked';
  if (endsAt && endsAt <= now) return 'ended';
  return status === 'ACTIVE' ? 'open' : 'invited';
}

/** The acts that change a fact, beside it; one that stands with the reason is not repeated. */
export function actControls({ actor, user }: ViewedUser, acts: UserActs | undefined) {
  const userHref = `/${actor.projectSlug}/users/${user.userId}`;
  const mending = mendingAct(user);
  const control = (...wanted: PersonAct[]) => {
    const open = openAct(acts, ...wanted);
    return open && open.act !== mending && <ActButton {...open} userHref={userHref} size="small" />;
  };
  return {
    enabled: control('enable', 'disable'),
    lock: control('unlock', 'lock'),
    access: control('grant', 'revoke'),
    passcode: acts && (
      <div className="flex flex-wrap gap-2">
        {acts.passcode.map((open) => (
          <PasscodeActButton key={open.act} {...open} href={userHref} size="small" />
        ))}
      </div>
    ),
  };
}

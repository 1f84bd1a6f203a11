import type { ReactNode } from 'react';
import { Notice } from '@/components/ui/notice';
import { ExactTime } from '@/components/ui/time';
import { waitsForUnlock } from '@/lib/core/password-lock';

type Plain = {
  kind:
    | 'disabled'
    | 'locked'
    | 'void'
    | 'has-to-join'
    | 'no-password'
    | 'no-two-factor'
    | 'uninvited'
    | 'factor-reset';
};
type Closed =
  | { kind: 'revoked'; activeElsewhere: boolean }
  | { kind: 'ended'; at: Date; activeElsewhere: boolean };
type Password =
  | { kind: 'needs-reset'; passkey: boolean }
  | { kind: 'password-locked'; until: Date; passkey: boolean };
type Mailed = { kind: 'mail-queued' | 'mail-failed'; reason: string | null };

/** Why somebody cannot sign in. */
export type Obstacle = Plain | Closed | Password | Mailed | { kind: 'expired'; at: Date };

export interface ObstacleNoticeProps {
  name: string;
  obstacle: Obstacle;
  /** What mends it. */
  fix?: ReactNode;
}

/** One sentence on why somebody cannot sign in, with the fix beside it. */
export function ObstacleNotice({ name, obstacle, fix }: ObstacleNoticeProps) {
  return (
    <Notice
      tone={obstacle.kind === 'mail-failed' ? 'bad' : 'warn'}
      title={
        <>
          <bdi>{name}</bdi> {whatIsClosed(obstacle)}
        </>
      }
    >
      <p>{sentence(obstacle)}</p>
      {fix && <div className="mt-2 flex flex-wrap items-start gap-2">{fix}</div>}
    </Notice>
  );
}

function whatIsClosed(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'revoked':
    case 'ended':
      return obstacle.activeElsewhere ? 'cannot open this project' : 'cannot sign in';
    case 'has-to-join':
      return 'cannot open this project yet';
    case 'needs-reset':
    case 'password-locked':
      return obstacle.passkey ? 'cannot sign in by password' : 'cannot sign in';
    default:
      return 'cannot sign in';
  }
}

const passkeyWorks = ' Their passkey still works.';

function noProjectLeft({ activeElsewhere }: Closed): string {
  return activeElsewhere
    ? ' Their other projects stay open to them.'
    : ' No other project is left to them, so there is nothing to sign in to.';
}

function sentence(obstacle: Obstacle): ReactNode {
  switch (obstacle.kind) {
    case 'disabled':
      return 'The account is disabled.';
    case 'locked':
      return 'An administrator locked the account.';
    case 'revoked':
      return `Their access to this project was revoked.${noProjectLeft(obstacle)}`;
    case 'ended':
      return (
        <>
          Their membership ended on <ExactTime value={obstacle.at} />.{noProjectLeft(obstacle)}
        </>
      );
    case 'needs-reset':
      return `After too many wrong passwords theirs works no more until they choose a new one, or until the account is unlocked.${obstacle.passkey ? passkeyWorks : ''}`;
    case 'password-locked':
      return (
        <>
          Too many wrong passwords were entered; signing in by password is locked until{' '}
          {waitsForUnlock(obstacle.until) ? (
            'an administrator unlocks it'
          ) : (
            <ExactTime value={obstacle.until} />
          )}
          .{obstacle.passkey && passkeyWorks}
        </>
      );
    case 'factor-reset':
      return 'Their two-factor authentication was reset, and they have not set it up again. After the right password, the sign-in page mails them a link to do so.';
    case 'uninvited':
      return 'They never finished setting up the account, and no invitation waits for them. Delete them here, then invite them again.';
    case 'void':
      return 'Whoever sent the invitation may not give its role any more, so its links are void. Resend it in your own name.';
    case 'expired':
      return (
        <>
          The invitation expired on <ExactTime value={obstacle.at} /> without being accepted.
        </>
      );
    case 'mail-failed':
      return `The invitation could not be delivered. ${obstacle.reason ?? ''}`;
    case 'mail-queued':
      return obstacle.reason
        ? `The invitation’s mail is still queued. ${obstacle.reason} It is tried again by itself.`
        : 'The invitation’s mail is queued and has not been sent yet.';
    case 'no-password':
      return 'The invitation was sent, and they have not set a password yet.';
    case 'no-two-factor':
      return 'They have set a password, but not two-factor authentication yet. They can go on where they stopped, through the same link.';
    case 'has-to-join':
      return 'They have an account already and still have to accept the invitation, by signing in through its link.';
  }
}

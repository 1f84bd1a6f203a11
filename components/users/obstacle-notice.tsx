import type { ReactNode } from 'react';
import { Notice } from '@/components/ui/notice';
import { ExactTime } from '@/components/ui/time';

type Timed = { kind: 'ended' | 'expired'; at: Date } | { kind: 'password-locked'; until: Date };
type Mailed = { kind: 'mail-queued' | 'mail-failed'; reason: string | null };
type Plain = {
  kind:
    | 'disabled'
    | 'locked'
    | 'revoked'
    | 'needs-reset'
    | 'void'
    | 'has-to-join'
    | 'no-password'
    | 'no-two-factor';
};

/** Why somebody cannot sign in. */
export type Obstacle = Plain | Timed | Mailed;

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
      title={`${name} cannot sign in`}
    >
      <p>{sentence(obstacle)}</p>
      {fix && <div className="mt-2">{fix}</div>}
    </Notice>
  );
}

function sentence(obstacle: Obstacle): ReactNode {
  switch (obstacle.kind) {
    case 'disabled':
      return 'The account is disabled.';
    case 'locked':
      return 'An administrator locked the account.';
    case 'revoked':
      return 'Their access to this project was revoked.';
    case 'ended':
      return (
        <>
          Their membership ended on <ExactTime value={obstacle.at} />.
        </>
      );
    case 'needs-reset':
      return 'After too many wrong passwords theirs works no more. “Forgot password” on the sign-in page mails them a link for a new one.';
    case 'password-locked':
      return (
        <>
          Too many wrong passwords were entered; signing in by password is locked until{' '}
          <ExactTime value={obstacle.until} />.
        </>
      );
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

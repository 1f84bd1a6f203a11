import { Notice } from '@/components/ui/notice';
import type { InviteResult } from './invite-rows';

/** "3 users successfully invited": counts successes only. */
export function invitedMessage(count: number): string {
  return `${count} ${count === 1 ? 'user' : 'users'} successfully invited`;
}

/** What came of an invite of which something stays to be mended. */
export function InviteOutcome({ result: { invited, failed } }: { result: InviteResult }) {
  return (
    <>
      {invited.length > 0 && (
        <Notice tone="good" role="status" title={invitedMessage(invited.length)}>
          {invited.length === 1 ? 'The mail is queued' : 'The mails are queued'}; the list shows
          when each was sent.
        </Notice>
      )}
      {failed.length > 0 && (
        <Notice
          tone="bad"
          role="alert"
          title={
            failed.length === 1
              ? '1 row could not be invited'
              : `${failed.length} rows could not be invited`
          }
        >
          {failed.length === 1 ? 'The reason stands under it.' : 'The reason stands under each.'}
        </Notice>
      )}
    </>
  );
}

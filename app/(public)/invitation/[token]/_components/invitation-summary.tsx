import type { InvitationView } from '@/lib/invitations/queries/find-invitation-by-token';

export type OpenInvitationView = Extract<InvitationView, { state: 'open' }>;

/** Who invites whom, to what, as what. */
export function InvitationSummary({ view }: { view: OpenInvitationView }) {
  const strong = 'font-medium text-ink';
  return (
    <>
      {view.inviterName ? (
        <>
          <strong className={strong}>{view.inviterName}</strong> invites{' '}
          <strong className={strong}>{view.user.email}</strong> to{' '}
        </>
      ) : (
        <>
          The account of <strong className={strong}>{view.user.email}</strong> for{' '}
        </>
      )}
      <strong className={strong}>{view.projectName}</strong>
      {view.roleNames.length > 0 && (
        <>
          {' '}
          as <strong className={strong}>{view.roleNames.join(', ')}</strong>
        </>
      )}
      .
    </>
  );
}

import type { Metadata } from 'next';
import { invitationsCounted } from '@/components/invitations/counts';
import { InvitationsPanel } from '@/components/invitations/invitations-panel';
import { InvitationsSkeleton } from '@/components/invitations/invitations-skeleton';
import { InvitationsTable } from '@/components/invitations/invitations-table';
import { InvitationsToolbar } from '@/components/invitations/invitations-toolbar';
import { invitationsHref } from '@/components/invitations/list-address';
import { NoInvitations } from '@/components/invitations/no-invitations';
import { LoadingBoundary } from '@/components/layout/loading-boundary';
import { PageHeader } from '@/components/layout/page-header';
import { ButtonLink } from '@/components/ui/button-link';
import { Pagination } from '@/components/ui/pagination';
import { addressedSelection } from '@/components/users/addressed-selection';
import { formatCount } from '@/components/users/counts';
import { InvitationActsProvider } from '@/components/users/invitation-acts';
import { NotAllowed } from '@/components/users/not-allowed';
import { UserSelectionProvider } from '@/components/users/user-selection';
import type { Actor } from '@/lib/core/actor';
import { isDocumentRequest } from '@/lib/delivery/document-request';
import { pageActor } from '@/lib/delivery/page-actor';
import { invitationListParams } from '@/lib/invitations/listing-schema';
import { listInvitations } from '@/lib/invitations/queries/list-invitations';
import { canReadUsers } from '@/lib/members/policy';
import {
  copyInvitationLinkAction,
  resendInvitationAction,
  withdrawInvitationAction,
} from '../users/actions';
import { toInvitationRow } from './_components/invitation-row';
import { resendInvitationsAction, withdrawInvitationsAction } from './actions';

export const metadata: Metadata = { title: 'Invitations' };

type Query = Record<string, string | string[] | undefined>;

interface InvitationsPageProps {
  params: Promise<{ project: string }>;
  searchParams: Promise<Query>;
}

export default async function InvitationsPage({ params, searchParams }: InvitationsPageProps) {
  const actor = await pageActor((await params).project);
  const read = canReadUsers(actor);
  if (!read.allowed) return <NotAllowed title="Invitations" reason={read.reason} />;
  const list = { actor, query: await searchParams };
  const document = await isDocumentRequest();
  return (
    <LoadingBoundary document={document} fallback={<InvitationsSkeleton />}>
      {document ? await InvitationsList(list) : <InvitationsList {...list} />}
    </LoadingBoundary>
  );
}

async function InvitationsList({ actor, query }: { actor: Actor; query: Query }) {
  const address = invitationListParams.parse(query);
  const now = new Date();
  const page = await listInvitations(actor, address, now);
  const base = `/${actor.projectSlug}/invitations`;
  const mayWrite = actor.may('users', 'READ_WRITE');
  const inviteHref = mayWrite ? `/${actor.projectSlug}/users?panel=invite` : undefined;
  const filtered = Boolean(address.q || address.status);
  const panel = query.panel === 'resend' || query.panel === 'withdraw' ? query.panel : null;

  return (
    <>
      <PageHeader
        title="Invitations"
        count={formatCount(page.total)}
        actions={
          inviteHref && (
            <ButtonLink href={inviteHref} variant="primary">
              + User
            </ButtonLink>
          )
        }
      />
      <UserSelectionProvider
        initial={addressedSelection(query.invitations)}
        filterKey={invitationsHref(base, { ...address, cursor: null })}
        total={page.total}
        shown={page.rows.map(({ invitationId }) => invitationId)}
      >
        <InvitationsToolbar base={base} address={address} selectable={mayWrite} />
        <p role="status" className="sr-only">
          {invitationsCounted(page.total)} {filtered && 'found'}
        </p>
        <InvitationActsProvider
          project={actor.projectSlug}
          actions={{
            resend: resendInvitationAction,
            copyLink: copyInvitationLinkAction,
            withdraw: withdrawInvitationAction,
          }}
        >
          {page.rows.length === 0 ? (
            <NoInvitations filtered={filtered} clearHref={base} inviteHref={inviteHref} />
          ) : (
            <>
              <InvitationsTable
                rows={page.rows.map((row) => toInvitationRow(actor, row, now))}
                selectable={mayWrite}
              />
              <Pagination
                previousHref={
                  page.previous
                    ? invitationsHref(base, { ...address, cursor: page.previous })
                    : undefined
                }
                nextHref={
                  page.next ? invitationsHref(base, { ...address, cursor: page.next }) : undefined
                }
                summary={`${page.rows.length} of ${invitationsCounted(page.total)}`}
              />
            </>
          )}
        </InvitationActsProvider>
        {panel && mayWrite && (
          <InvitationsPanel
            key={panel}
            act={panel}
            project={actor.projectSlug}
            field="invitations"
            filter={{
              ...(address.q ? { q: address.q } : {}),
              ...(address.status ? { status: address.status } : {}),
            }}
            closeHref={invitationsHref(base, address)}
            action={panel === 'resend' ? resendInvitationsAction : withdrawInvitationsAction}
          />
        )}
      </UserSelectionProvider>
    </>
  );
}

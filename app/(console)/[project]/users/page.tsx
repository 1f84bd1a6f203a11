import type { Metadata } from 'next';
import { LoadingBoundary } from '@/components/layout/loading-boundary';
import { PageHeader } from '@/components/layout/page-header';
import { ButtonLink } from '@/components/ui/button-link';
import { Pagination } from '@/components/ui/pagination';
import { formatCount, usersCounted } from '@/components/users/counts';
import { DownloadMenu } from '@/components/users/download-menu';
import { DownloadPanel } from '@/components/users/download-panel';
import { InvitationActsProvider } from '@/components/users/invitation-acts';
import { isFilteredAddress, listHref } from '@/components/users/list-address';
import { NoUsers } from '@/components/users/no-users';
import { NotAllowed } from '@/components/users/not-allowed';
import { addressedSelection } from '@/components/users/addressed-selection';
import { UserSelectionProvider } from '@/components/users/user-selection';
import { UsersSkeleton } from '@/components/users/users-skeleton';
import { UsersTable } from '@/components/users/users-table';
import { UsersToolbar } from '@/components/users/users-toolbar';
import { isDocumentRequest } from '@/lib/delivery/document-request';
import { pageActor } from '@/lib/delivery/page-actor';
import type { Actor } from '@/lib/core/actor';
import { canReadUsers } from '@/lib/members/policy';
import { findReach } from '@/lib/members/queries/find-reach';
import { listMembers } from '@/lib/members/queries/list-members';
import { memberListParams } from '@/lib/members/schema';
import { listRoles } from '@/lib/roles/queries';
import {
  copyInvitationLinkAction,
  resendInvitationAction,
  withdrawInvitationAction,
} from './actions';
import { ActOnUsers, addressedActOnMany } from './_components/act-on-users';
import { confirmDownloadAction } from './download-actions';
import { EditRoleOf } from './_components/edit-role-of';
import { EditRoles } from './_components/edit-roles';
import { InviteUsers } from './_components/invite-users';
import { addressedAct, PersonActDialog } from './_components/person-act';
import { addressedPasscodeAct, PasscodeActDialog } from './_components/passcode-act';
import { ResendToUsers } from './_components/resend-to-users';
import { UpdateEmailPanel } from './_components/update-email';
import { toUserRow } from './_components/user-row';

export const metadata: Metadata = { title: 'Users' };

type Query = Record<string, string | string[] | undefined>;

interface UsersPageProps {
  params: Promise<{ project: string }>;
  searchParams: Promise<Query>;
}

export default async function UsersPage({ params, searchParams }: UsersPageProps) {
  const actor = await pageActor((await params).project);
  const read = canReadUsers(actor);
  if (!read.allowed) return <NotAllowed title="Users" reason={read.reason} />;
  const list = { actor, query: await searchParams };
  const document = await isDocumentRequest();
  return (
    <LoadingBoundary document={document} fallback={<UsersSkeleton />}>
      {document ? await UsersList(list) : <UsersList {...list} />}
    </LoadingBoundary>
  );
}

async function UsersList({ actor, query }: { actor: Actor; query: Query }) {
  const address = memberListParams.parse(query);
  const now = new Date();
  const [page, roles] = await Promise.all([listMembers(actor, address, now), listRoles(actor)]);
  const shown = page.rows.map(({ userId }) => userId);
  const reach = await findReach(actor, shown, now);
  const base = `/${actor.projectSlug}/users`;
  const here = listHref(base, address);
  const act = addressedAct(query.panel);
  const passcodeAct = addressedPasscodeAct(query.panel);
  // Before anything is sent: of somebody who is not there, nothing but that is told.
  const dialog =
    typeof query.user === 'string'
      ? await actDialog({ actor, act, passcodeAct, userId: query.user, closeHref: here })
      : null;
  const actOnMany = addressedActOnMany(query.panel);
  const mayInvite = actor.may('users', 'READ_WRITE');
  const inviteHref = listHref(base, address, { panel: 'invite' });
  const filtered = isFilteredAddress(address);

  return (
    <>
      <PageHeader
        title="Users"
        count={formatCount(page.total)}
        actions={
          <>
            <DownloadMenu csvHref={listHref(`${base}/download`, { ...address, cursor: null })} />
            {mayInvite && (
              <>
                <ButtonLink href={`${base}/new`}>Create New User</ButtonLink>
                <ButtonLink href={inviteHref} variant="primary" scroll={false}>
                  + User
                </ButtonLink>
              </>
            )}
          </>
        }
      />
      <UserSelectionProvider
        initial={addressedSelection(query.users)}
        filterKey={listHref(base, { ...address, cursor: null, sort: 'name' })}
        total={page.total}
        shown={shown}
      >
        <UsersToolbar
          base={base}
          address={address}
          roles={roles}
          modules={actor.modules}
          selectable={mayInvite}
        />
        <p role="status" className="sr-only">
          {usersCounted(page.total)} {filtered && 'found'}
        </p>
        {/* Around the empty state too: it has to tell of the last invitation's withdrawal. */}
        <InvitationActsProvider
          project={actor.projectSlug}
          actions={{
            resend: resendInvitationAction,
            copyLink: copyInvitationLinkAction,
            withdraw: withdrawInvitationAction,
          }}
        >
          {page.rows.length === 0 ? (
            <NoUsers
              filtered={filtered}
              clearHref={base}
              inviteHref={mayInvite ? inviteHref : undefined}
            />
          ) : (
            <>
              <UsersTable
                base={base}
                address={address}
                rows={page.rows.map((row) => toUserRow(actor, row, reach.get(row.userId), now))}
                selectable={mayInvite}
              />
              <Pagination
                previousHref={
                  page.previous ? listHref(base, { ...address, cursor: page.previous }) : undefined
                }
                nextHref={page.next ? listHref(base, { ...address, cursor: page.next }) : undefined}
                summary={`${page.rows.length} of ${usersCounted(page.total)}`}
              />
            </>
          )}
        </InvitationActsProvider>
        {query.panel === 'resend-invitations' && mayInvite && (
          <ResendToUsers actor={actor} address={address} closeHref={here} />
        )}
        {actOnMany && mayInvite && (
          <ActOnUsers actor={actor} act={actOnMany} address={address} closeHref={here} />
        )}
        {query.panel === 'edit-roles' && mayInvite && (
          <EditRoles actor={actor} address={address} roles={roles} closeHref={here} />
        )}
      </UserSelectionProvider>
      {query.panel === 'edit-role' && typeof query.user === 'string' && mayInvite && (
        <EditRoleOf project={actor.projectSlug} userId={query.user} closeHref={here} />
      )}
      {dialog}
      {query.panel === 'update-email' && typeof query.user === 'string' && (
        <UpdateEmailPanel actor={actor} userId={query.user} closeHref={here} />
      )}
      {query.panel === 'download' && (
        <DownloadPanel
          project={actor.projectSlug}
          count={page.total}
          filtered={filtered}
          fileHref={listHref(`${base}/download`, { ...address, cursor: null })}
          closeHref={here}
          action={confirmDownloadAction}
        />
      )}
      {query.panel === 'invite' && mayInvite && (
        <InviteUsers
          actor={actor}
          roles={roles}
          newRole={typeof query.newRole === 'string' ? query.newRole : undefined}
          closeHref={here}
        />
      )}
    </>
  );
}

interface ActDialogProps {
  actor: Actor;
  act: ReturnType<typeof addressedAct>;
  passcodeAct: ReturnType<typeof addressedPasscodeAct>;
  userId: string;
  closeHref: string;
}

async function actDialog({ act, passcodeAct, ...shared }: ActDialogProps) {
  if (act) return PersonActDialog({ ...shared, act });
  return passcodeAct ? PasscodeActDialog({ ...shared, act: passcodeAct }) : null;
}

import { classNames } from '@/components/ui/class-names';
import { ActionsCell, Cell, HeaderCell, PrimaryCell, Table } from '@/components/ui/table';
import { RelativeTime } from '@/components/ui/time';
import type { InvitationTarget } from '@/components/users/invitation-acts';
import { type InvitationMail, MailStatus } from '@/components/users/mail-status';
import { SelectShownUsers, SelectUser } from '@/components/users/select-users';
import type { InvitationStatus } from '@/lib/invitations/listing-schema';
import { InvitationBadge } from './invitation-badge';
import { InvitationMenu } from './invitation-menu';

export type InvitationRow = {
  invitationId: string;
  email: string;
  /** Of whom it is for, once they gave one. */
  name: string | null;
  userHref: string | undefined;
  /** As what they are invited; null when the membership is gone. */
  role: string | null;
  status: InvitationStatus;
  isVoid: boolean;
  sentBy: string;
  sentAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
  mail: InvitationMail | null;
  target: InvitationTarget | undefined;
};

export interface InvitationsTableProps {
  rows: readonly InvitationRow[];
  /** Whether rows can be selected, for those who may change users. */
  selectable: boolean;
}

export const invitationColumns = [
  'E-mail',
  'Role',
  'Status',
  'Sent',
  'Sent by',
  'Expires',
] as const;

export function InvitationsTable({ rows, selectable }: InvitationsTableProps) {
  return (
    <Table caption="Invitations">
      <thead>
        <tr>
          {selectable && (
            <HeaderCell className="w-8">
              <SelectShownUsers />
            </HeaderCell>
          )}
          {invitationColumns.map((column) => (
            <HeaderCell key={column}>{column}</HeaderCell>
          ))}
          <HeaderCell>
            <span className="sr-only">Actions</span>
          </HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.invitationId} row={row} selectable={selectable} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ row, selectable }: { row: InvitationRow; selectable: boolean }) {
  return (
    <tr>
      {selectable && (
        <Cell place="select">
          <SelectUser userId={row.invitationId} name={row.email} parameter="invitations" />
        </Cell>
      )}
      <PrimaryCell href={row.userHref} title={row.email} detail={row.name} />
      <Cell place="meta">{row.role ?? '–'}</Cell>
      <StatusCell row={row} />
      <Cell>
        <RelativeTime value={row.sentAt} />
      </Cell>
      <Cell>{row.sentBy}</Cell>
      <Cell>
        <Ending row={row} />
      </Cell>
      <ActionsCell>
        <InvitationMenu email={row.email} userHref={row.userHref} target={row.target} />
      </ActionsCell>
    </tr>
  );
}

function StatusCell({ row: { status, isVoid, mail } }: { row: InvitationRow }) {
  const badge = <InvitationBadge status={status} isVoid={isVoid} />;
  if (!isWaiting(status)) return <Cell place="badge">{badge}</Cell>;
  // On a narrow screen there is room for one fact beside the badge: a mail that failed.
  const failed = mail?.status === 'failed';
  return (
    <Cell place="badge" className={failed ? 'max-md:contents' : undefined}>
      <div className={classNames('flex max-w-80 items-center gap-2', failed && 'max-md:contents')}>
        <span className="max-md:order-2">{badge}</span>
        {mail ? (
          <MailStatus
            mail={mail}
            className={failed ? 'max-md:order-5 max-md:max-w-2/5' : 'max-md:hidden'}
          />
        ) : (
          <span className="text-muted max-md:hidden">No mail</span>
        )}
      </div>
    </Cell>
  );
}

function isWaiting(status: InvitationStatus): boolean {
  return status === 'PENDING' || status === 'EXPIRED';
}

/** When the links stop working, or when and how they did. */
function Ending({ row: { status, endedAt, expiresAt } }: { row: InvitationRow }) {
  if (isWaiting(status)) return <RelativeTime value={expiresAt} />;
  if (!endedAt) return '–';
  return (
    <>
      {status === 'ACCEPTED' ? 'Accepted' : 'Withdrawn'} <RelativeTime value={endedAt} />
    </>
  );
}

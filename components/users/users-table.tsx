import {
  ActionsCell,
  Cell,
  HeaderCell,
  PrimaryCell,
  SortableHeaderCell,
  Table,
} from '@/components/ui/table';
import { RelativeTime } from '@/components/ui/time';
import type { MemberSort, UserStatus } from '@/lib/members/schema';
import type { PasscodeStatus } from '@/lib/core/passcode-terms';
import type { InvitationTarget } from './invitation-acts';
import { type ListAddress, listHref } from './list-address';
import type { Lock } from './lock';
import { type InvitationMail, MailStatus } from './mail-status';
import { PasscodeBadge } from '../passcodes/passcode-badge';
import { SelectShownUsers, SelectUser } from './select-users';
import { SignInFact } from './sign-in-fact';
import { StatusBadge } from './status-badge';
import { UserMenu, type UserActs } from './user-menu';

export type UserRow = {
  userId: string;
  name: string;
  email: string;
  status: UserStatus;
  /** The names of the roles, or what stands for them. */
  role: string;
  lastSignInAt: Date | null;
  twoFactor: boolean;
  passcode: PasscodeStatus;
  /** Wrong passwords since the last right one. */
  failedAttempts: number;
  lock: Lock | null;
  /** Why the viewer cannot edit the access; undefined for those who may change no users. */
  editRefusal: string | null | undefined;
  /** While an invitation waits. */
  mail: (InvitationMail & { expired: boolean }) | null;
  /** What can be done about it, where the viewer may. */
  invitation: InvitationTarget | undefined;
  /** Acts on the person; undefined for those who may change no users. */
  acts: UserActs | undefined;
};

export interface UsersTableProps {
  base: string;
  address: ListAddress & { sort: MemberSort };
  rows: UserRow[];
  /** Whether rows can be selected, for those who may change users. */
  selectable: boolean;
}

export const userColumns = [
  'Name',
  'Role',
  'User Status',
  'Last Login',
  'Two-factor',
  'Passcode Status',
] as const;

export function UsersTable({ base, address, rows, selectable }: UsersTableProps) {
  const [name, role, status, lastLogin, twoFactor, passcode] = userColumns;
  const sortedBy = (ascending: MemberSort, descending: MemberSort, first: MemberSort) => ({
    direction:
      address.sort === ascending
        ? ('ascending' as const)
        : address.sort === descending
          ? ('descending' as const)
          : null,
    href: listHref(base, {
      ...address,
      cursor: null,
      sort: address.sort === first ? (first === ascending ? descending : ascending) : first,
    }),
  });
  return (
    <Table caption="Users">
      <thead>
        <tr>
          {selectable && (
            <HeaderCell className="w-8">
              <SelectShownUsers />
            </HeaderCell>
          )}
          <SortableHeaderCell {...sortedBy('name', '-name', 'name')}>{name}</SortableHeaderCell>
          <HeaderCell>{role}</HeaderCell>
          <HeaderCell>{status}</HeaderCell>
          <SortableHeaderCell {...sortedBy('lastLogin', '-lastLogin', '-lastLogin')}>
            {lastLogin}
          </SortableHeaderCell>
          <HeaderCell>{twoFactor}</HeaderCell>
          <HeaderCell>{passcode}</HeaderCell>
          <HeaderCell>
            <span className="sr-only">Actions</span>
          </HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row
            key={row.userId}
            row={row}
            href={`${base}/${row.userId}`}
            panelHref={listHref(base, address, { user: row.userId, panel: '' })}
            selectable={selectable}
          />
        ))}
      </tbody>
    </Table>
  );
}

interface RowProps {
  row: UserRow;
  href: string;
  /** The list with this row's panel, whose name goes to the end. */
  panelHref: string;
  selectable: boolean;
}

function Row({ row, href, panelHref, selectable }: RowProps) {
  return (
    <tr>
      {selectable && (
        <Cell place="select">
          <SelectUser userId={row.userId} name={row.name} />
        </Cell>
      )}
      <PrimaryCell
        href={href}
        title={row.name}
        // Until somebody gives a name, the address is what they are called.
        detail={row.name === row.email ? undefined : row.email}
      />
      <Cell place="meta">{row.role}</Cell>
      {row.mail ? (
        // On a narrow screen badge and mail go to lines of their own.
        <Cell place="badge" className="max-md:contents">
          <div className="flex max-w-72 items-center gap-2 max-md:contents">
            <span className="max-md:order-2">
              <StatusBadge status={row.status} />
            </span>
            <MailStatus
              mail={row.mail}
              expired={row.mail.expired}
              className="max-md:order-5 max-md:max-w-2/5"
            />
          </div>
        </Cell>
      ) : (
        <Cell place="badge">
          <div className="flex items-center gap-2">
            <StatusBadge status={row.status} />
            <SignInFact lock={row.lock} failedAttempts={row.failedAttempts} />
          </div>
        </Cell>
      )}
      <Cell>{row.lastSignInAt ? <RelativeTime value={row.lastSignInAt} /> : 'Never'}</Cell>
      <Cell>{row.twoFactor ? 'On' : 'Off'}</Cell>
      <Cell>
        <PasscodeBadge status={row.passcode} />
      </Cell>
      <ActionsCell>
        <UserMenu
          name={row.name}
          href={href}
          edit={
            row.editRefusal === undefined
              ? undefined
              : { accessHref: `${href}/update-access`, refusal: row.editRefusal }
          }
          invitation={row.invitation}
          acts={row.acts}
          panelHref={panelHref}
        />
      </ActionsCell>
    </tr>
  );
}

import { TextLink } from '@/components/ui/text-link';
import { ActionsCell, Cell, HeaderCell, PrimaryCell, Table } from '@/components/ui/table';
import { RoleMenu, type RoleMenuProps } from './role-menu';

export type RoleRow = {
  id: string;
  name: string;
  href: string;
  system: boolean;
  precedence: number | null;
  /** How many users hold it now: "1,204". */
  users: string;
  /** The list of them, for those who may read users. */
  usersHref: string | undefined;
  acts: RoleMenuProps['acts'];
};

export function RolesTable({ rows }: { rows: RoleRow[] }) {
  return (
    <Table caption="Roles">
      <thead>
        <tr>
          <HeaderCell>Name</HeaderCell>
          <HeaderCell>Type</HeaderCell>
          <HeaderCell alignEnd>Precedence</HeaderCell>
          <HeaderCell alignEnd>Users</HeaderCell>
          <HeaderCell>
            <span className="sr-only">Actions</span>
          </HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, href, system, precedence, users, usersHref, acts }) => (
          <tr key={id}>
            <PrimaryCell href={href} title={name} />
            <Cell place="badge">{system ? 'System' : 'Custom'}</Cell>
            <Cell alignEnd>{precedence ?? <span className="text-muted">—</span>}</Cell>
            <Cell place="meta" alignEnd>
              {usersHref ? (
                <TextLink
                  href={usersHref}
                  prefetch={false}
                  aria-label={usersWords(users)}
                  className="relative z-1"
                >
                  {users}
                  <span className="md:hidden"> {users === '1' ? 'user' : 'users'}</span>
                </TextLink>
              ) : (
                <>
                  {users}
                  <span className="md:hidden"> {users === '1' ? 'user' : 'users'}</span>
                </>
              )}
            </Cell>
            <ActionsCell>
              <RoleMenu name={name} href={href} {...(acts ? { acts } : {})} />
            </ActionsCell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function usersWords(users: string): string {
  return users === '1' ? '1 user' : `${users} users`;
}

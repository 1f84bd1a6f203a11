import { Cell, HeaderCell, PrimaryCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { LastDay } from '@/components/ui/time';

export interface RoleHoldersProps {
  role: string;
  /** How many hold it, in words: "1,204 users". */
  count: string;
  none: boolean;
  /** The first of them; empty for those who may not read users. */
  holders: { userId: string; name: string; email: string; href: string; endsAt: Date | null }[];
  /** All of them, when these are not all. */
  allHref: string | undefined;
}

/** Who holds a role. */
export function RoleHolders({ role, count, none, holders, allHref }: RoleHoldersProps) {
  return (
    <section aria-labelledby="holders">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="holders" className="font-semibold">
          Users {!none && <span className="font-normal text-muted">({count})</span>}
        </h2>
        {allHref && (
          <TextLink href={allHref} prefetch={false}>
            Show all in Users
          </TextLink>
        )}
      </div>
      {none && <p className="text-muted">Nobody has this role now.</p>}
      {!none && holders.length === 0 && (
        <p className="text-muted">You need read access to Users to see who they are.</p>
      )}
      {holders.length > 0 && (
        <Table caption={`Users with the role ${role}`}>
          <thead>
            <tr>
              <HeaderCell>Name</HeaderCell>
              <HeaderCell>Ends on</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {holders.map(({ userId, name, email, href, endsAt }) => (
              <tr key={userId}>
                <PrimaryCell href={href} title={name} detail={name === email ? undefined : email} />
                <Cell place="meta">
                  {endsAt ? <LastDay value={endsAt} /> : <span className="text-muted">Never</span>}
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}

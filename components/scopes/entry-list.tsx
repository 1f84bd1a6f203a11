import { Archive, Pencil } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button-link';
import { Menu } from '@/components/ui/menu';
import { ActionsCell, Table } from '@/components/ui/table';
import { scopeWords, type ScopeEntry, type ScopeKind } from '@/lib/scopes/schema';
import { entryPanelHref } from './entry-panels';

export interface EntryListProps {
  kind: ScopeKind;
  entries: readonly (ScopeEntry & { restricted: number })[];
  base: string;
  mayWrite: boolean;
}

/** The products, or the gateways, with their IDs. */
export function EntryList({ kind, entries, base, mayWrite }: EntryListProps) {
  const words = scopeWords[kind];
  return (
    <Table caption={`${words.title}s`} keepColumns>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col" className="w-3/10 max-sm:hidden">
            {words.id}
          </th>
          <th scope="col" className="max-sm:hidden">
            Restricted to it
          </th>
          <th scope="col">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <EntryRow key={entry.id} entry={entry} base={base} mayWrite={mayWrite} />
        ))}
      </tbody>
    </Table>
  );
}

function EntryRow({
  entry,
  base,
  mayWrite,
}: { entry: EntryListProps['entries'][number] } & Pick<EntryListProps, 'base' | 'mayWrite'>) {
  const { id, name, externalId, retiredAt, restricted } = entry;
  const code = <code className="font-mono text-sm text-muted wrap-anywhere">{externalId}</code>;
  const users = restricted === 1 ? '1 user' : `${restricted.toLocaleString('en-GB')} users`;
  return (
    <tr>
      <th scope="row" className="sm:w-2/5">
        <span className="flex flex-wrap items-center gap-x-2 font-medium wrap-anywhere">
          {name}
          {retiredAt && (
            <Badge tone="neutral" icon={Archive}>
              Retired
            </Badge>
          )}
        </span>
        <span className="block font-normal sm:hidden">
          {code} <span className="text-sm text-muted">· {users}</span>
        </span>
      </th>
      <td className="max-sm:hidden">{code}</td>
      <td className="text-muted max-sm:hidden">{users}</td>
      <ActionsCell>
        {mayWrite &&
          (retiredAt ? (
            <ButtonLink
              href={entryPanelHref(base, 'restore', id)}
              size="small"
              scroll={false}
              aria-label={`Restore ${name}`}
            >
              Restore
            </ButtonLink>
          ) : (
            <Menu
              label={`More actions for ${name}`}
              groups={[
                [
                  {
                    label: 'Rename',
                    icon: <Pencil aria-hidden />,
                    href: entryPanelHref(base, 'rename', id),
                  },
                ],
                [
                  {
                    label: 'Retire',
                    icon: <Archive aria-hidden />,
                    danger: true,
                    href: entryPanelHref(base, 'retire', id),
                  },
                ],
              ]}
            />
          ))}
      </ActionsCell>
    </tr>
  );
}

import { FilterChips, type FilterChip, FilterMenu } from '@/components/ui/filter-menu';
import { SearchBox } from '@/components/ui/search-box';
import { type MemberSort, userStatuses } from '@/lib/members/schema';
import { type ListAddress, listHref, listParameters } from './list-address';
import { SortMenu } from './sort-menu';
import { statusWord } from './status-badge';

export interface UsersToolbarProps {
  base: string;
  address: ListAddress & { q: string; sort: MemberSort };
  roles: { id: string; name: string }[];
}

/** Search, filters and order; all of it in the address. */
export function UsersToolbar({ base, address, roles }: UsersToolbarProps) {
  const at = (change: ListAddress) => listHref(base, { ...address, cursor: null, ...change });
  const { q: _, ...kept } = listParameters(address);
  const { status, role, mail } = address;
  const chips: FilterChip[] = [];
  if (status)
    chips.push({ label: `Status: ${statusWord(status)}`, removeHref: at({ status: null }) });
  if (mail) chips.push({ label: 'Mail: Failed', removeHref: at({ mail: null }) });
  if (role) {
    const name = roles.find(({ id }) => id === role)?.name ?? 'unknown';
    chips.push({ label: `Role: ${name}`, removeHref: at({ role: null }) });
  }
  return (
    <div className="mb-3 flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <SearchBox label="Search name, e-mail or ID" value={address.q} keep={kept} />
        <FilterMenu
          label="Status"
          options={userStatuses.toReversed().map((option) => ({
            label: statusWord(option),
            href: at({ status: status === option ? null : option }),
            selected: status === option,
          }))}
        />
        <FilterMenu
          label="Role"
          options={roles.map(({ id, name }) => ({
            label: name,
            href: at({ role: role === id ? null : id }),
            selected: role === id,
          }))}
        />
        <SortMenu current={address.sort} hrefOf={(sort) => at({ sort })} />
      </div>
      <FilterChips chips={chips} clearHref={at({ q: '', status: null, role: null, mail: null })} />
    </div>
  );
}

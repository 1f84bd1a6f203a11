import { FilterChips, type FilterChip, FilterMenu } from '@/components/ui/filter-menu';
import { SearchBox } from '@/components/ui/search-box';
import { type AskedLevel, type MemberSort, userStatuses } from '@/lib/members/schema';
import { moduleTitle } from '@/lib/access/module-title';
import type { Module } from '@/lib/core/module';
import { AccessFilter } from './access-filter';
import { accessWords } from './access-words';
import { type ListAddress, listHref, listParameters } from './list-address';
import { SelectionBar } from './selection-bar';
import { SelectionForm } from './selection-form';
import { SortMenu } from './sort-menu';
import { statusWord } from './status-word';

export interface UsersToolbarProps {
  base: string;
  address: ListAddress & { q: string; module: string | null; level: AskedLevel; sort: MemberSort };
  roles: { id: string; name: string }[];
  modules: readonly Module[];
  /** Whether users can be selected. */
  selectable: boolean;
}

/** Search, filters and order; all of it in the address. */
export function UsersToolbar({ base, address, roles, modules, selectable }: UsersToolbarProps) {
  const at = (change: ListAddress) => listHref(base, { ...address, cursor: null, ...change });
  const { q: _, ...kept } = listParameters(address);
  const { status, role, mail, module, level } = address;
  const chips: FilterChip[] = [];
  if (status)
    chips.push({ label: `Status: ${statusWord(status)}`, removeHref: at({ status: null }) });
  if (mail) chips.push({ label: 'Mail: Failed', removeHref: at({ mail: null }) });
  if (role) {
    const name = roles.find(({ id }) => id === role)?.name ?? 'unknown';
    chips.push({ label: `Role: ${name}`, removeHref: at({ role: null }) });
  }
  if (module) {
    const asked = modules.find(({ key }) => key === module);
    const title = asked ? moduleTitle(asked, modules) : 'unknown module';
    chips.push({
      label: `Access: ${accessWords[level].toLowerCase()} ${title}`,
      removeHref: at({ module: null }),
    });
  }
  const here = listHref(base, address);
  const panelHref = here.includes('?') ? `${here}&` : `${here}?`;
  const { module: _module, level: _level, ...besidesAccess } = listParameters(address);
  return (
    <div className="mb-3 flex flex-col gap-2">
      {selectable && <SelectionForm base={base} address={address} />}
      <SelectionBar panelHref={panelHref}>
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
          <AccessFilter
            base={base}
            modules={modules.map((each) => ({
              value: each.key,
              label: moduleTitle(each, modules),
            }))}
            current={{ module, level }}
            keep={besidesAccess}
          />
          <SortMenu current={address.sort} hrefOf={(sort) => at({ sort })} />
        </div>
      </SelectionBar>
      <FilterChips
        chips={chips}
        clearHref={at({ q: '', status: null, role: null, mail: null, module: null })}
      />
    </div>
  );
}

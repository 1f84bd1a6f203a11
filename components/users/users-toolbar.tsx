import { FilterChips, FilterMenu } from '@/components/ui/filter-menu';
import { SearchBox } from '@/components/ui/search-box';
import {
  type AskedLevel,
  lastLogins,
  type MemberSort,
  twoFactorStates,
  userStatuses,
} from '@/lib/members/schema';
import { passcodeFilters } from '@/lib/core/passcode-terms';
import { moduleTitle } from '@/lib/access/module-title';
import type { Module } from '@/lib/core/module';
import { AccessFilter } from './access-filter';
import {
  filterChips,
  lastLoginWords,
  noFilter,
  passcodeWords,
  twoFactorWords,
} from './filter-words';
import { type ListAddress, listHref, listParameters } from './list-address';
import { type SelectionAct, SelectionBar } from './selection-bar';
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

/** What can be done with the selected users, in the order of the toolbar. */
const userActs: readonly SelectionAct[] = [
  { panel: 'edit-roles', label: 'Edit Roles' },
  { panel: 'enable-users', label: 'Enable' },
  { panel: 'disable-users', label: 'Disable' },
  { panel: 'revoke-users', label: 'Revoke User Access' },
  { panel: 'resend-invitations', label: 'Resend invitation' },
  { panel: 'delete-users', label: 'Delete User' },
];

/** Search, filters and order; all of it in the address. */
export function UsersToolbar({ base, address, roles, modules, selectable }: UsersToolbarProps) {
  const at = (change: ListAddress) => listHref(base, { ...address, cursor: null, ...change });
  const { q: _, ...kept } = listParameters(address);
  const { cursor, status, role, twoFactor, passcode, lastLogin, module, level } = address;
  const here = listHref(base, address);
  const panelHref = here.includes('?') ? `${here}&` : `${here}?`;
  const { module: _module, level: _level, ...besidesAccess } = listParameters(address);
  return (
    <div className="mb-3 flex flex-col gap-2">
      {selectable && (
        <SelectionForm
          base={base}
          kept={{ ...listParameters(address), ...(cursor ? { cursor } : {}) }}
          acts={userActs}
        />
      )}
      <SelectionBar panelHref={panelHref} acts={userActs}>
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
          <FilterMenu
            label="Last Login"
            options={lastLogins.map((option) => ({
              label: lastLoginWords[option],
              href: at({ lastLogin: lastLogin === option ? null : option }),
              selected: lastLogin === option,
            }))}
          />
          <FilterMenu
            label="Two-factor"
            options={twoFactorStates.map((option) => ({
              label: twoFactorWords[option],
              href: at({ twoFactor: twoFactor === option ? null : option }),
              selected: twoFactor === option,
            }))}
          />
          <FilterMenu
            label="Passcode"
            options={passcodeFilters.map((option) => ({
              label: passcodeWords[option],
              href: at({ passcode: passcode === option ? null : option }),
              selected: passcode === option,
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
      <FilterChips chips={filterChips(address, roles, modules, at)} clearHref={at(noFilter)} />
    </div>
  );
}

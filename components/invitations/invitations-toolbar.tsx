import { FilterChips, FilterMenu } from '@/components/ui/filter-menu';
import { SearchBox } from '@/components/ui/search-box';
import { type SelectionAct, SelectionBar } from '@/components/users/selection-bar';
import { SelectionForm } from '@/components/users/selection-form';
import { invitationStatuses } from '@/lib/invitations/listing-schema';
import { invitationWords } from './invitation-badge';
import { invitationParameters, type InvitationsAddress, invitationsHref } from './list-address';

export interface InvitationsToolbarProps {
  base: string;
  address: InvitationsAddress & { q: string };
  /** Whether invitations can be selected. */
  selectable: boolean;
}

const acts: readonly SelectionAct[] = [
  { panel: 'resend', label: 'Resend invitation' },
  { panel: 'withdraw', label: 'Withdraw invitation' },
];

/** Search and filter; all of it in the address. */
export function InvitationsToolbar({ base, address, selectable }: InvitationsToolbarProps) {
  const { status, cursor } = address;
  const at = (change: InvitationsAddress) =>
    invitationsHref(base, { ...address, cursor: null, ...change });
  const { q: _, ...kept } = invitationParameters(address);
  const here = invitationsHref(base, address);
  return (
    <div className="mb-3 flex flex-col gap-2">
      {selectable && (
        <SelectionForm
          base={base}
          kept={{ ...invitationParameters(address), ...(cursor ? { cursor } : {}) }}
          acts={acts}
        />
      )}
      <SelectionBar
        panelHref={here.includes('?') ? `${here}&` : `${here}?`}
        parameter="invitations"
        acts={acts}
      >
        <div className="flex flex-wrap items-center gap-2">
          <SearchBox label="Search e-mail" value={address.q} keep={kept} />
          <FilterMenu
            label="Status"
            options={invitationStatuses.map((option) => ({
              label: invitationWords[option],
              href: at({ status: status === option ? null : option }),
              selected: status === option,
            }))}
          />
        </div>
      </SelectionBar>
      <FilterChips
        chips={
          status
            ? [{ label: `Status: ${invitationWords[status]}`, removeHref: at({ status: null }) }]
            : []
        }
        clearHref={at({ q: '', status: null })}
      />
    </div>
  );
}

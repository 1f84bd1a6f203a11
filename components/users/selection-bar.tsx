'use client';

import { X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { selectedUsersMax } from '@/lib/members/limits';
import { formatCount } from './counts';
import { type UserSelection, useUserSelection } from './user-selection';

/** Longer selections are kept by the page alone, which a reload forgets. */
const idsInAddress = 50;

/** What can be done with the selected, in the panel of that name. */
export type SelectionAct = { panel: string; label: string };

export interface SelectionBarProps {
  /** The list's address with `?` or `&` at its end. */
  panelHref: string;
  /** The parameter of the address that says what is selected. */
  parameter?: string;
  acts: readonly SelectionAct[];
  /** The list's own controls, which the bar stands in for. */
  children: ReactNode;
}

/** In place of the list's controls while somebody is selected: how many, and what can be done. */
export function SelectionBar({
  panelHref,
  parameter = 'users',
  acts,
  children,
}: SelectionBarProps) {
  const selecting = useUserSelection();
  const router = useRouter();
  if (!selecting || selecting.count === 0) return children;
  const { selection, count, total, shown, isSelected } = selecting;
  const allShown = shown.length > 0 && shown.every(isSelected);
  const offersMatching = selection.kind === 'users' && allShown && total > count;

  function open(panel: string) {
    const selected = selectedInAddress(selection);
    const query = new URLSearchParams({ panel, ...(selected ? { [parameter]: selected } : {}) });
    router.push(`${panelHref}${query}`, { scroll: false });
  }

  return (
    <div role="region" aria-label="Selection" className="flex flex-wrap items-center gap-2">
      <p role="status" className="mr-2 font-medium tabular-nums">
        {selection.kind === 'matching' && 'All '}
        {formatCount(count)} selected
      </p>
      {acts.map(({ panel, label }) => (
        <Button key={panel} onClick={() => open(panel)}>
          {label}
        </Button>
      ))}
      {offersMatching && total <= selectedUsersMax && (
        <Button variant="ghost" onClick={selecting.selectMatching}>
          Select all {formatCount(total)} that match
        </Button>
      )}
      {offersMatching && total > selectedUsersMax && (
        <span className="text-sm text-muted">
          More than {formatCount(selectedUsersMax)} match. Narrow the filter to select them all.
        </span>
      )}
      <Button variant="ghost" onClick={selecting.clear}>
        <X aria-hidden />
        Clear selection
      </Button>
    </div>
  );
}

function selectedInAddress(selection: UserSelection): string | null {
  if (selection.kind === 'matching') return 'all';
  return selection.ids.length <= idsInAddress ? selection.ids.join(',') : null;
}

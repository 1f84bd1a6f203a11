'use client';

import { createContext, type ReactNode, useContext, useState } from 'react';

/** Some users by their IDs, or all that match the list's filter. */
export type UserSelection = { kind: 'users'; ids: readonly string[] } | { kind: 'matching' };

type Selecting = {
  selection: UserSelection;
  /** How many; of all that match it is what the list counts. */
  count: number;
  isSelected: (userId: string) => boolean;
  toggle: (userIds: readonly string[], on: boolean) => void;
  selectMatching: () => void;
  clear: () => void;
  /** What the list counts: how many match. */
  total: number;
  /** The users on this page. */
  shown: readonly string[];
};

const SelectionContext = createContext<Selecting | null>(null);

/** The selection of the list around the caller; null where nothing can be selected. */
export function useUserSelection(): Selecting | null {
  return useContext(SelectionContext);
}

export interface UserSelectionProviderProps {
  /** What the address selects. */
  initial: UserSelection;
  /** Stands for the filter: "all that match" means those that match this one. */
  filterKey: string;
  total: number;
  shown: readonly string[];
  children: ReactNode;
}

/** Keeps who is selected while one pages through the list. */
export function UserSelectionProvider({
  initial,
  filterKey,
  total,
  shown,
  children,
}: UserSelectionProviderProps) {
  const [ids, setIds] = useState<ReadonlySet<string>>(
    () => new Set(initial.kind === 'users' ? initial.ids : []),
  );
  const [matchingKey, setMatchingKey] = useState(initial.kind === 'matching' ? filterKey : null);
  const all = matchingKey === filterKey;

  function toggle(userIds: readonly string[], on: boolean) {
    // Whoever takes one out of "all that match" keeps those that are seen.
    const next = new Set(all ? shown : ids);
    for (const id of userIds) {
      if (on) next.add(id);
      else next.delete(id);
    }
    setMatchingKey(null);
    setIds(next);
  }

  const selecting: Selecting = {
    selection: all ? { kind: 'matching' } : { kind: 'users', ids: [...ids] },
    count: all ? total : ids.size,
    isSelected: (userId) => all || ids.has(userId),
    toggle,
    selectMatching: () => setMatchingKey(filterKey),
    clear: () => {
      setMatchingKey(null);
      setIds(new Set());
    },
    total,
    shown,
  };
  return <SelectionContext value={selecting}>{children}</SelectionContext>;
}

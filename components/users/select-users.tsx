'use client';

import { useEffect, useRef } from 'react';
import { selectionFormId } from './selection-form';
import { useUserSelection } from './user-selection';

export interface SelectUserProps {
  userId: string;
  name: string;
  /** The parameter under which an address says what is selected. */
  parameter?: string;
}

/** The checkbox of a row. */
export function SelectUser({ userId, name, parameter = 'users' }: SelectUserProps) {
  const selecting = useUserSelection();
  const input = useRef<HTMLInputElement>(null);
  const selected = selecting?.isSelected(userId) ?? false;
  const latest = useRef({ selecting, selected });
  useEffect(() => {
    latest.current = { selecting, selected };
  });
  useEffect(() => {
    // Ticked before the scripts ran: nothing else has noticed.
    const { current } = latest;
    if (input.current?.checked && !current.selected) current.selecting?.toggle([userId], true);
  }, [userId]);
  return (
    <input
      ref={input}
      type="checkbox"
      form={selectionFormId}
      name={parameter}
      value={userId}
      aria-label={`Select ${name}`}
      data-select-row
      checked={selected}
      onChange={(event) => selecting?.toggle([userId], event.currentTarget.checked)}
    />
  );
}

/** The checkbox above them: everybody on this page. */
export function SelectShownUsers() {
  const selecting = useUserSelection();
  const input = useRef<HTMLInputElement>(null);
  const chosen = selecting?.shown.filter((id) => selecting.isSelected(id)).length ?? 0;
  const all = chosen > 0 && chosen === selecting?.shown.length;
  useEffect(() => {
    if (input.current) input.current.indeterminate = chosen > 0 && !all;
  });
  return (
    <input
      ref={input}
      type="checkbox"
      aria-label="Select all on this page"
      checked={all}
      onChange={(event) => selecting?.toggle(selecting.shown, event.currentTarget.checked)}
    />
  );
}

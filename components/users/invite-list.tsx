'use client';

import { type KeyboardEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { fieldId, useForm } from '@/components/form/form-context';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import type { SelectOption } from '@/components/ui/select';
import { fillRows, type InviteRow, newRow, rowProblems } from './invite-rows';
import { InviteRowFields } from './invite-row';

export interface InviteListProps {
  rows: InviteRow[];
  onChange: (rows: InviteRow[]) => void;
  roles: readonly SelectOption[];
  /** How many one invite takes. */
  most: number;
}

/** The rows of an invite: adding, removing, pasting lists, marking what cannot be right. */
export function InviteList({ rows, onChange, roles, most }: InviteListProps) {
  const { id: formId, pending } = useForm();
  const [leftRows, setLeftRows] = useState<ReadonlySet<number>>(new Set());
  const list = useRef<HTMLDivElement>(null);
  const problems = rowProblems(rows, leftRows);
  const tooMany = rows.length - most;

  // The server answers by row: while it works, the rows keep their places.
  function change(next: InviteRow[]) {
    if (!pending) onChange(next);
  }

  function focusRow(index: number) {
    list.current?.querySelectorAll<HTMLInputElement>('input[name="email"]')[index]?.focus();
  }

  /** Focus moves within the key press that asked for it, so that no letter goes astray. */
  function changeAndFocus(next: InviteRow[], index: number) {
    flushSync(() => change(next));
    focusRow(index);
  }

  function add() {
    changeAndFocus([...rows, newRow(rows.at(-1)?.roleId ?? '')], rows.length);
  }

  function enter(index: number, event: KeyboardEvent<HTMLInputElement>) {
    const isLast = index === rows.length - 1;
    // In an empty last row Enter means: that was all.
    if (isLast && rows[index]?.email.trim() === '') return;
    event.preventDefault();
    if (!isLast) focusRow(index + 1);
    else if (tooMany < 0) add();
  }

  function remove(index: number) {
    changeAndFocus(
      rows.filter((_, other) => other !== index),
      Math.max(0, index - 1),
    );
  }

  return (
    <div ref={list} className="flex flex-col gap-2">
      <div aria-hidden className="flex gap-2 font-medium">
        <span className="flex-1">E-mail</span>
        <span className={classNames('w-32 shrink-0', rows.length > 1 && 'mr-9')}>Role</span>
      </div>
      {rows.map((row, index) => (
        <InviteRowFields
          key={row.key}
          row={row}
          index={index}
          id={fieldId(formId, index === 0 ? 'email' : `email-${index}`)}
          roles={roles}
          problem={problems[index] ?? null}
          onChange={(changed) =>
            change(rows.map((one) => (one === row ? { ...one, ...changed, refusal: null } : one)))
          }
          onList={(emails) => change(fillRows(rows, index, emails))}
          onLeave={() => setLeftRows(new Set(leftRows).add(row.key))}
          onEnter={(event) => enter(index, event)}
          onRemove={rows.length > 1 ? () => remove(index) : undefined}
        />
      ))}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <Button size="small" onClick={add} disabled={tooMany >= 0}>
          + User
        </Button>
        <p role="status" className={tooMany > 0 ? 'text-bad' : 'text-muted tabular-nums'}>
          {rows.length} of {most}
          {tooMany > 0 && `: remove ${tooMany} to go on`}
        </p>
      </div>
    </div>
  );
}

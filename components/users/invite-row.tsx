'use client';

import { CircleAlert, X } from 'lucide-react';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Select, type SelectOption } from '@/components/ui/select';
import type { InviteRow } from './invite-rows';
import { splitAddresses } from './split-addresses';

export interface InviteRowFieldsProps {
  row: InviteRow;
  index: number;
  /** The ID of its e-mail field. */
  id: string;
  roles: readonly SelectOption[];
  problem: string | null;
  onChange: (change: Partial<Pick<InviteRow, 'email' | 'roleId'>>) => void;
  onList: (emails: string[]) => void;
  onLeave: () => void;
  onEnter: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** Absent for the only row. */
  onRemove: (() => void) | undefined;
}

/** E-mail and role of one person. */
export function InviteRowFields(props: InviteRowFieldsProps) {
  const { row, index, id, roles, problem, onChange, onList, onLeave, onEnter, onRemove } = props;
  const problemId = problem ? `${id}-error` : undefined;

  function paste(event: ClipboardEvent<HTMLInputElement>) {
    const emails = splitAddresses(event.clipboardData.getData('text'));
    if (emails.length < 2) return;
    event.preventDefault();
    onList(emails);
  }

  function leave() {
    onLeave();
    const emails = splitAddresses(row.email);
    if (emails.length > 1) onList(emails);
  }

  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">User {index + 1}</legend>
      <div className="flex items-center gap-2">
        <label htmlFor={id} className="sr-only">
          E-mail
        </label>
        <Input
          id={id}
          name="email"
          // Not of type "email", which quietly drops what divides a list.
          type="text"
          inputMode="email"
          autoComplete="off"
          spellCheck={false}
          placeholder="name@example.com"
          value={row.email}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problemId}
          onChange={(event) => onChange({ email: event.currentTarget.value })}
          onPaste={paste}
          onBlur={leave}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onEnter(event);
          }}
          className="flex-1"
        />
        <label htmlFor={`${id}-role`} className="sr-only">
          Role
        </label>
        <Select
          id={`${id}-role`}
          name="role"
          options={roles}
          value={row.roleId}
          onChange={(event) => onChange({ roleId: event.currentTarget.value })}
          className="w-32 shrink-0"
        />
        {onRemove && (
          <IconButton label={`Remove user ${index + 1}`} onClick={onRemove}>
            <X aria-hidden />
          </IconButton>
        )}
      </div>
      {problem && (
        <p id={problemId} className="mt-1 flex gap-1.5 text-sm text-bad">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span className="min-w-0 wrap-anywhere">{problem}</span>
        </p>
      )}
    </fieldset>
  );
}

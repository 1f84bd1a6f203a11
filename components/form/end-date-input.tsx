'use client';

import { useContext, useEffect, useState } from 'react';
import { FieldContext } from '@/components/ui/field-context';
import { Input } from '@/components/ui/input';
import { useTimeZone } from '@/components/ui/time-zone';

export interface EndDateInputProps {
  id?: string;
  name?: string;
  /** The moment that is set now, in ISO 8601. */
  value?: string | null;
  onChange?: (moment: string) => void;
  disabled?: boolean;
  'aria-label'?: string;
}

/** The day whose end a moment is, as a date input takes it. */
function dayOf(moment: string, timeZone: string): string {
  // What a form without scripts posted is a day already.
  if (moment.length <= 10) return moment;
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(Date.parse(moment) - 1));
}

/** The end of a day in the browser's own zone. */
function endOf(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  if (!year || !month || !date || year > 9998) return '';
  return new Date(year, month - 1, date + 1).toISOString();
}

/**
 * A day until whose end something lasts, in the viewer's zone; empty for no end. Sends the moment
 * once scripts run, and before that the day, which the server then takes as one of UTC.
 */
export function EndDateInput({ name, value, onChange, ...rest }: EndDateInputProps) {
  const field = useContext(FieldContext);
  const timeZone = useTimeZone();
  const kept = typeof field?.value === 'string' ? field.value : undefined;
  const [moment, setMoment] = useState(kept ?? value ?? '');
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);

  function change(day: string) {
    const next = day === dayOf(value ?? '', timeZone) ? (value ?? '') : endOf(day);
    setMoment(next);
    onChange?.(next);
  }

  const postedName = name ?? field?.name;
  return (
    <>
      {scripted && <input type="hidden" name={postedName} value={moment} />}
      {/* What is kept is a moment, which a date input cannot show. */}
      <FieldContext value={field && { ...field, value: undefined }}>
        <Input
          {...rest}
          type="date"
          name={scripted ? '' : postedName}
          defaultValue={dayOf(moment, timeZone)}
          onChange={(event) => change(event.currentTarget.value)}
        />
      </FieldContext>
    </>
  );
}

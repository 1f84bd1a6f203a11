'use client';

import { ChevronDown } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import { Field } from '@/components/form/field';
import { Button, buttonClass } from '@/components/ui/button';
import { Popover } from '@/components/ui/popover';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Select, type SelectOption } from '@/components/ui/select';
import type { AskedLevel } from '@/lib/members/schema';
import { accessWords } from './access-words';

export interface AccessFilterProps {
  base: string;
  modules: readonly SelectOption[];
  current: { module: string | null; level: AskedLevel };
  /** The other parameters of the address that stay. */
  keep: Record<string, string>;
}

/** "Who can write Refunds?", as a filter of the list. A plain form until scripts run. */
export function AccessFilter({ base, modules, current, keep }: AccessFilterProps) {
  const router = useRouter();

  function apply(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string') query.append(name, value);
    }
    form.closest<HTMLElement>('[popover]')?.hidePopover();
    router.push(`${base}?${query}`, { scroll: false });
  }

  return (
    <Popover
      triggerClassName={buttonClass('secondary')}
      trigger={
        <>
          Access
          {current.module !== null && (
            <span className="text-link tabular-nums">
              1<span className="sr-only"> selected</span>
            </span>
          )}
          <ChevronDown aria-hidden className="text-muted" />
        </>
      }
    >
      <form
        // An input keeps what was chosen in it: the address, when it changes, wins.
        key={`${current.module ?? ''} ${current.level}`}
        action={base}
        onSubmit={apply}
        aria-label="Access"
        className="flex w-72 flex-col gap-3 p-2"
      >
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Field name="module" label="Module">
          <Select options={modules} defaultValue={current.module ?? undefined} />
        </Field>
        <SegmentedControl
          name="level"
          legend="Level"
          showLegend
          defaultValue={current.level}
          options={Object.entries(accessWords).map(([value, label]) => ({ value, label }))}
        />
        <Button type="submit" variant="primary">
          Show who has access
        </Button>
      </form>
    </Popover>
  );
}

'use client';

import { classNames } from './class-names';

export interface SegmentOption {
  value: string;
  label: string;
  disabled?: boolean;
}

export interface SegmentedControlProps {
  name: string;
  /** The group's accessible name. */
  legend: string;
  showLegend?: boolean;
  options: readonly SegmentOption[];
  defaultValue?: string;
  /** Controlled, together with `onChange`; '' leaves none chosen ("mixed"). */
  value?: string;
  onChange?: (value: string) => void;
  disabled?: boolean;
  /** Where an error leads to. */
  id?: string;
  describedBy?: string | undefined;
}

/** A choice of two to four short words; radio buttons underneath. */
export function SegmentedControl({
  name,
  legend,
  showLegend = false,
  options,
  defaultValue,
  value,
  onChange,
  disabled,
  id,
  describedBy,
}: SegmentedControlProps) {
  return (
    <fieldset
      id={id}
      tabIndex={id === undefined ? undefined : -1}
      aria-describedby={describedBy}
      disabled={disabled}
      className="min-w-0"
    >
      <legend className={showLegend ? 'mb-1 font-medium' : 'sr-only'}>{legend}</legend>
      <div className="inline-flex rounded-md border border-control bg-canvas p-px">
        {options.map((option) => (
          <label
            key={option.value}
            className={classNames(
              'relative flex h-[calc(var(--spacing-control)-4px)] items-center rounded-[5px] px-2.5 text-sm whitespace-nowrap text-muted',
              'hover:text-ink has-checked:bg-selected has-checked:font-medium has-checked:text-link',
              'has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus',
              'has-disabled:cursor-not-allowed has-disabled:opacity-50',
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              disabled={option.disabled}
              {...(value === undefined
                ? { defaultChecked: option.value === defaultValue }
                : { checked: option.value === value })}
              onChange={() => onChange?.(option.value)}
              className="absolute inset-0 cursor-[inherit] appearance-none rounded-[5px] outline-none"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

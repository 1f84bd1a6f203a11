'use client';

import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from './class-names';
import { useFieldControl } from './field-context';
import { controlClass } from './input';

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

export interface SelectProps extends Omit<ComponentProps<'select'>, 'children' | 'multiple'> {
  options: readonly SelectOption[];
  /** Shown first, with an empty value: "Choose a role". */
  placeholder?: string;
}

export function Select({ options, placeholder, className, ...props }: SelectProps) {
  const { field, attributes } = useFieldControl(props);
  const kept = typeof field?.value === 'string' ? field.value : undefined;
  const initial = kept ?? props.defaultValue;
  return (
    <span className={classNames('relative block', className)}>
      <select
        // React applies a select's defaultValue once only, so a new one needs a new element.
        key={String(initial ?? '')}
        {...attributes}
        defaultValue={props.value === undefined ? initial : undefined}
        className={classNames(controlClass, 'h-control appearance-none truncate pr-8 pl-2.5')}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-muted"
      />
    </span>
  );
}

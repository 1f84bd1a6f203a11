import { Check, ChevronDown, X } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from './button';
import { classNames } from './class-names';
import { Popover } from './popover';

export interface FilterOption {
  label: string;
  /** The address with this option switched on, or off when it is on. */
  href: string;
  selected: boolean;
}

export interface FilterMenuProps {
  /** What is filtered by: "Status". */
  label: string;
  options: readonly FilterOption[];
}

/** One filter. Its options are links, so that the address is the state. */
export function FilterMenu({ label, options }: FilterMenuProps) {
  const count = options.filter((option) => option.selected).length;
  return (
    <Popover
      triggerClassName={buttonClass('secondary')}
      trigger={
        <>
          {label}
          {count > 0 && (
            <span className="text-link tabular-nums">
              {count}
              <span className="sr-only"> selected</span>
            </span>
          )}
          <ChevronDown aria-hidden className="text-muted" />
        </>
      }
    >
      <ul>
        {options.map((option) => (
          <li key={option.label}>
            <Link
              href={option.href}
              scroll={false}
              prefetch={false}
              aria-current={option.selected ? 'true' : undefined}
              className="floating-item"
            >
              <Check aria-hidden className={classNames(!option.selected && 'invisible')} />
              <span className="min-w-0 truncate">{option.label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Popover>
  );
}

export interface FilterChip {
  /** "Status: Invited" */
  label: string;
  /** The address without it. */
  removeHref: string;
}

export interface FilterChipsProps {
  chips: readonly FilterChip[];
  clearHref: string;
}

/** The filters that are on, each with a way to take it off. */
export function FilterChips({ chips, clearHref }: FilterChipsProps) {
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Active filters" className="flex flex-wrap items-center gap-1.5">
      {chips.map((chip) => (
        <li key={chip.label}>
          <Link
            href={chip.removeHref}
            scroll={false}
            prefetch={false}
            aria-label={`Remove filter ${chip.label}`}
            className="inline-flex h-6 max-w-64 items-center gap-1 rounded-sm bg-selected pr-1 pl-2 text-sm text-link hover:bg-active"
          >
            <span className="truncate">{chip.label}</span>
            <X aria-hidden className="size-3.5 shrink-0" />
          </Link>
        </li>
      ))}
      <li>
        <Link
          href={clearHref}
          scroll={false}
          prefetch={false}
          className="inline-flex h-6 items-center rounded-sm px-1.5 text-sm text-muted hover:text-ink hover:underline"
        >
          Clear all
        </Link>
      </li>
    </ul>
  );
}

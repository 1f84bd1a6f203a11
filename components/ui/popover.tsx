'use client';

import { type ReactNode, useId } from 'react';
import { classNames } from './class-names';
import { placePopover } from './place-popover';

export interface PopoverProps {
  /** What the button shows; its text is the accessible name unless `label` is given. */
  trigger: ReactNode;
  label?: string;
  triggerClassName?: string;
  /** 'corner' leaves the place to `className`. */
  side?: 'bottom' | 'top' | 'corner';
  align?: 'start' | 'end';
  className?: string;
  children: ReactNode;
}

/** A button with a floating box of links or controls. Opens without scripting; Escape closes it. */
export function Popover({
  trigger,
  label,
  triggerClassName,
  side = 'bottom',
  align = 'start',
  className,
  children,
}: PopoverProps) {
  const id = useId();
  return (
    <>
      <button type="button" popoverTarget={id} aria-label={label} className={triggerClassName}>
        {trigger}
      </button>
      <div
        id={id}
        popover="auto"
        data-side={side}
        data-align={align}
        onToggle={(event) => placePopover(event.currentTarget)}
        className={classNames('floating', className)}
      >
        {children}
      </div>
    </>
  );
}

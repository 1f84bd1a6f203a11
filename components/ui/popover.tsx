'use client';

import { type ReactNode, type ToggleEvent, useId } from 'react';
import { classNames } from './class-names';

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

/** A browser without CSS anchors gets the place in pixels. */
function place(event: ToggleEvent<HTMLDivElement>) {
  const popover = event.currentTarget;
  if (event.newState !== 'open' || popover.dataset.side === 'corner') return;
  if (CSS.supports('position-area', 'bottom')) return;
  const trigger = document.querySelector(`[popovertarget="${CSS.escape(popover.id)}"]`);
  if (!trigger) return;
  const box = trigger.getBoundingClientRect();
  const { style, dataset } = popover;
  if (dataset.side === 'top') style.bottom = `${window.innerHeight - box.top}px`;
  else style.top = `${box.bottom}px`;
  if (dataset.align === 'end') style.right = `${window.innerWidth - box.right}px`;
  else style.left = `${box.left}px`;
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
        onToggle={place}
        className={classNames('floating', className)}
      >
        {children}
      </div>
    </>
  );
}

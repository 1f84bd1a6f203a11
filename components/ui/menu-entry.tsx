'use client';

import Link from 'next/link';
import { type PointerEvent, type ReactNode, useId } from 'react';
import { classNames } from './class-names';

export interface MenuItem {
  label: string;
  icon?: ReactNode;
  /** A link … */
  href?: string;
  /** … that opens a panel over this page, which stays where it is scrolled to … */
  inPlace?: boolean;
  /** … to a file rather than a page … */
  download?: boolean;
  /** … or an act. */
  onSelect?: () => void;
  /** Why it cannot be chosen now; shown under the label. */
  disabledReason?: string | undefined;
  danger?: boolean;
}

function followPointer(event: PointerEvent<HTMLElement>) {
  if (event.pointerType === 'mouse') event.currentTarget.focus({ preventScroll: true });
}

interface MenuEntryProps {
  item: MenuItem;
  /** The one that the Tab key would reach, so that a menu that scrolls can be reached at all. */
  isFirst: boolean;
  onChoose: () => void;
}

export function MenuEntry({ item, isFirst, onChoose }: MenuEntryProps) {
  const { label, icon, href, inPlace, download, disabledReason, danger } = item;
  const reasonId = useId();
  const shared = {
    role: 'menuitem',
    tabIndex: isFirst ? 0 : -1,
    className: classNames('floating-item', danger && 'text-bad [&_svg]:text-bad'),
    onClick: onChoose,
    onPointerMove: followPointer,
  };
  if (disabledReason) {
    return (
      // Focusable all the same, so that the reason can be read by keyboard.
      <div
        {...shared}
        aria-disabled="true"
        aria-label={label}
        aria-describedby={reasonId}
        className="floating-item"
      >
        {icon}
        <span className="min-w-0 flex-1">
          {label}
          <span id={reasonId} className="block text-xs">
            {disabledReason}
          </span>
        </span>
      </div>
    );
  }
  if (href && download) {
    return (
      <a {...shared} href={href} download>
        {icon}
        {label}
      </a>
    );
  }
  if (href) {
    return (
      <Link {...shared} href={href} prefetch={false} scroll={!inPlace}>
        {icon}
        {label}
      </Link>
    );
  }
  return (
    <button {...shared} type="button">
      {icon}
      {label}
    </button>
  );
}

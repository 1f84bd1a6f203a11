'use client';

import { EllipsisVertical } from 'lucide-react';
import { Fragment, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { iconButtonClass } from './icon-button';
import { moveMenuFocus } from './menu-focus';
import { MenuEntry, type MenuItem } from './menu-entry';
import { placePopover } from './place-popover';

/** Groups are divided by a line; empty ones vanish. */
export type MenuGroups = readonly (readonly MenuItem[])[];

export interface MenuProps {
  /** The button's accessible name: "Actions for Asha Rao". */
  label: string;
  /** A function is called when the menu opens, which keeps long tables light. */
  groups: MenuGroups | (() => MenuGroups);
  /** What the button shows instead of ⋮. */
  trigger?: ReactNode;
  triggerClassName?: string;
}

/** A menu button of the ARIA pattern, on a native popover. */
export function Menu({ label, groups, trigger, triggerClassName = iconButtonClass }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const all = (typeof groups === 'function' ? (open ? groups() : []) : groups).filter(
    (group) => group.length > 0,
  );

  function choose(item: MenuItem) {
    if (item.disabledReason) return;
    menu.current?.hidePopover();
    // A dialog that the item opens gives the focus back to the button, not to a closed menu.
    button.current?.focus();
    item.onSelect?.();
  }

  function handleButtonKey(event: KeyboardEvent) {
    if (open && menu.current) {
      // Whoever types fast presses the next key before the menu has taken the focus.
      if (moveMenuFocus(menu.current, event.key)) event.preventDefault();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      button.current?.click();
    }
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        onKeyDown={handleButtonKey}
        className={triggerClassName}
      >
        {trigger ?? <EllipsisVertical aria-hidden />}
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        data-side="bottom"
        data-align="end"
        onBeforeToggle={(event) => {
          if (event.newState === 'open') setOpen(true);
        }}
        onToggle={(event) => {
          // Not before it is hidden: the focus goes back only from an item that is still there.
          if (event.newState === 'closed') setOpen(false);
          if (event.newState !== 'open') return;
          placePopover(event.currentTarget);
          if (!event.currentTarget.contains(document.activeElement)) {
            moveMenuFocus(event.currentTarget, 'Home');
          }
        }}
        onKeyDown={(event) => {
          if (event.key === 'Tab') menu.current?.hidePopover();
          else if (moveMenuFocus(event.currentTarget, event.key)) event.preventDefault();
        }}
        className="floating"
      >
        {all.map((group, index) => (
          <Fragment key={group[0]?.label}>
            {index > 0 && <hr className="my-1" />}
            {group.map((item) => (
              <MenuEntry
                key={item.label}
                item={item}
                isFirst={item === all[0]?.[0]}
                onChoose={() => choose(item)}
              />
            ))}
          </Fragment>
        ))}
      </div>
    </>
  );
}

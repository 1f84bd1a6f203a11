'use client';

import { EllipsisVertical } from 'lucide-react';
import {
  type ComponentType,
  type KeyboardEvent,
  type ReactNode,
  useId,
  useRef,
  useState,
} from 'react';
import { iconButtonClass } from './icon-button';
import type { MenuPopupProps } from './menu-popup';

export interface MenuItem {
  label: string;
  icon?: ReactNode;
  /** A link … */
  href?: string;
  /** … to a file rather than a page … */
  download?: boolean;
  /** … or an act. */
  onSelect?: () => void;
  /** Why it cannot be chosen now; shown under the label. */
  disabledReason?: string | undefined;
  danger?: boolean;
}

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

// The library behind the popup is fetched when somebody first reaches for any menu.
let Popup: ComponentType<MenuPopupProps> | undefined;

async function loadPopup() {
  Popup ??= (await import('./menu-popup')).MenuPopup;
}

export function Menu({ label, groups, trigger, triggerClassName = iconButtonClass }: MenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [loaded, setLoaded] = useState(false);
  const id = useId();

  function prepare() {
    void loadPopup().then(() => setLoaded(true));
  }

  function openByArrow(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    prepare();
    setOpen(true);
  }

  return (
    <>
      <button
        ref={button}
        id={id}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => {
          prepare();
          setOpen(!open);
        }}
        onKeyDown={openByArrow}
        className={triggerClassName}
      >
        {trigger ?? <EllipsisVertical aria-hidden />}
      </button>
      {loaded && Popup && (
        <Popup button={button} labelledBy={id} open={open} onOpenChange={setOpen} groups={groups} />
      )}
    </>
  );
}

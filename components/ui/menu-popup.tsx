'use client';

import { Menu as BaseMenu } from '@base-ui/react/menu';
import Link from 'next/link';
import { Fragment, type RefObject, useLayoutEffect, useRef } from 'react';
import { classNames } from './class-names';
import type { MenuGroups, MenuItem } from './menu';

export interface MenuPopupProps {
  button: RefObject<HTMLButtonElement | null>;
  labelledBy: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  groups: MenuGroups | (() => MenuGroups);
}

/** The open menu; loaded on first use by Menu. */
export function MenuPopup({ button, labelledBy, open, onOpenChange, groups }: MenuPopupProps) {
  const list = useRef<HTMLDivElement>(null);
  const chosen = useRef<(() => void) | undefined>(undefined);
  const shown = open ? (typeof groups === 'function' ? groups() : groups) : [];
  // The library does so itself only for a trigger of its own.
  useLayoutEffect(() => {
    if (!open) return;
    const frame = requestAnimationFrame(() => {
      list.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [open]);

  // What the item does waits until the menu is gone: a dialog that it opens must give the focus
  // back to the button.
  function actWhenClosed(nowOpen: boolean) {
    if (nowOpen) return;
    const act = chosen.current;
    chosen.current = undefined;
    if (!act) return;
    button.current?.focus();
    act();
  }

  return (
    <BaseMenu.Root
      open={open}
      modal={false}
      onOpenChangeComplete={actWhenClosed}
      onOpenChange={(next, { event }) => {
        // A press on the button is the button's own business.
        const onButton = event.target instanceof Node && button.current?.contains(event.target);
        if (!onButton || event.type === 'keydown') onOpenChange(next);
      }}
    >
      <BaseMenu.Portal>
        <BaseMenu.Positioner anchor={button} align="end" sideOffset={4} className="z-40">
          <BaseMenu.Popup
            ref={list}
            aria-labelledby={labelledBy}
            finalFocus={button}
            className="floating menu-popup"
          >
            {shown
              .filter((group) => group.length > 0)
              .map((group, index) => (
                <Fragment key={group[0]?.label}>
                  {index > 0 && <BaseMenu.Separator className="my-1 border-t" />}
                  {group.map((item) => (
                    <PopupItem
                      key={item.label}
                      item={item}
                      onChoose={() => {
                        chosen.current = item.onSelect;
                      }}
                    />
                  ))}
                </Fragment>
              ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

interface PopupItemProps {
  item: MenuItem;
  onChoose: () => void;
}

function PopupItem({ item, onChoose }: PopupItemProps) {
  const { label, icon, href, download, disabledReason, danger } = item;
  const className = classNames('floating-item', danger && 'text-bad [&_svg]:text-bad');
  const content = (
    <>
      {icon}
      {disabledReason ? (
        <span className="min-w-0 flex-1">
          {label}
          <span className="block text-xs text-muted">{disabledReason}</span>
        </span>
      ) : (
        label
      )}
    </>
  );
  if (disabledReason) {
    return (
      <BaseMenu.Item disabled label={label} className={className}>
        {content}
      </BaseMenu.Item>
    );
  }
  if (href) {
    return (
      <BaseMenu.LinkItem
        closeOnClick
        label={label}
        className={className}
        render={download ? <a href={href} download /> : <Link href={href} prefetch={false} />}
      >
        {content}
      </BaseMenu.LinkItem>
    );
  }
  return (
    <BaseMenu.Item label={label} className={className} onClick={onChoose}>
      {content}
    </BaseMenu.Item>
  );
}

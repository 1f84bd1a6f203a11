'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogBody } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';

export interface Shortcut {
  /** One key, or two with a space between: "g u". */
  keys: string;
  label: string;
  href: string;
}

const storageKey = 'rolecall.shortcuts';
const sequenceTime = 1000;
const overlays = 'dialog:modal, [popover="auto"]:popover-open';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="menu"] *'))
  );
}

function focusSearch(): boolean {
  const box = document.querySelector<HTMLInputElement>('input[type="search"]');
  box?.focus();
  box?.select();
  return box !== null;
}

/** Single keys: "/" searches, "?" shows the list, the others lead to pages. */
export function Shortcuts({ shortcuts }: { shortcuts: Shortcut[] }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [enabled, setEnabled] = useState(true);
  const before = useRef({ key: '', at: 0 });

  useEffect(() => setEnabled(localStorage.getItem(storageKey) !== 'off'), []);

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isTyping(event.target) || document.querySelector(overlays)) return;
      // The list can always be asked for, so that switched-off keys can be switched on again.
      if (event.key === '?') {
        setOpen(true);
        return;
      }
      if (!enabled) return;
      const first = event.timeStamp - before.current.at < sequenceTime ? before.current.key : '';
      before.current = { key: event.key, at: event.timeStamp };
      const shortcut =
        shortcuts.find(({ keys }) => first && keys === `${first} ${event.key}`) ??
        shortcuts.find(({ keys }) => keys === event.key);
      if (event.key === '/' ? focusSearch() : shortcut) event.preventDefault();
      if (shortcut) router.push(shortcut.href);
    }
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [enabled, router, shortcuts]);

  function toggle(on: boolean) {
    setEnabled(on);
    localStorage.setItem(storageKey, on ? 'on' : 'off');
  }

  return (
    <Dialog open={open} onClose={() => setOpen(false)} title="Keyboard shortcuts">
      <DialogBody>
        <dl className="flex flex-col">
          {[
            { keys: '/', label: 'Search' },
            ...shortcuts,
            { keys: '?', label: 'Show this list' },
          ].map(({ keys, label }) => (
            <div key={keys} className="flex h-9 items-center justify-between border-b">
              <dt>{label}</dt>
              <dd className="flex gap-1">
                {keys.split(' ').map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <Checkbox
          label="Use single-key shortcuts"
          checked={enabled}
          onChange={(event) => toggle(event.currentTarget.checked)}
        />
      </DialogBody>
    </Dialog>
  );
}

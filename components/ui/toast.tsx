'use client';

import { CircleCheck, CircleX, X } from 'lucide-react';
import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { Receipt } from '@/lib/core/receipt';
import { IconButton } from './icon-button';

interface Toast {
  id: number;
  message: string;
  tone: 'good' | 'bad';
  /** Of a receipt: what was ended. */
  lines: readonly string[];
}

const shownFor = 6000;
const none: readonly Toast[] = [];

let toasts: readonly Toast[] = none;
let lastId = 0;
const listeners = new Set<() => void>();

function update(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

function dismiss(id: number) {
  update(toasts.filter((toast) => toast.id !== id));
}

/** Tells what was done, in the past tense: "3 users successfully invited". */
export function showToast(message: string, tone: Toast['tone'] = 'good') {
  setTimeout(dismissUnlessHeld, shownFor, add({ message, tone, lines: [] }));
}

/** Tells what an act ended, item by item; stays until it is dismissed. */
export function showReceipt({ title, lines }: Receipt) {
  if (lines.length === 0) showToast(title);
  else add({ message: title, tone: 'good', lines });
}

function add(toast: Omit<Toast, 'id'>): number {
  const id = ++lastId;
  // Said again, it takes the place of what is still there, which tells nothing more.
  const others = toasts.filter(
    ({ message, tone }) => message !== toast.message || tone !== toast.tone,
  );
  update([...others.slice(-2), { id, ...toast }]);
  return id;
}

/** A toast that is pointed at or focused stays until it is left. */
function dismissUnlessHeld(id: number) {
  const element = document.getElementById(`toast-${id}`);
  if (element?.matches(':hover, :focus-within')) setTimeout(dismissUnlessHeld, 1000, id);
  else dismiss(id);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Once, in the root layout. */
export function Toaster() {
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => none,
  );
  const stack = useRef<HTMLDivElement>(null);

  // In the top layer, and shown anew each time, so that no dialog lies over it.
  useLayoutEffect(() => {
    stack.current?.hidePopover();
    if (shown.length > 0) stack.current?.showPopover();
  }, [shown]);

  return (
    <div role="status">
      <div
        ref={stack}
        popover="manual"
        className="pointer-events-none inset-x-4 top-auto bottom-4 m-0 w-auto flex-col items-end gap-2 overflow-visible border-0 bg-transparent p-0 open:flex"
      >
        {shown.map(({ id, message, tone, lines }) => (
          <div
            key={id}
            id={`toast-${id}`}
            className="pointer-events-auto flex w-full max-w-sm items-start gap-2.5 rounded-md border bg-raised py-2.5 text-ink pr-2 pl-3 shadow-float transition duration-150 ease-out starting:translate-y-2 starting:opacity-0"
          >
            {tone === 'good' ? (
              <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />
            ) : (
              <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
            )}
            <div className="min-w-0 flex-1 wrap-anywhere">
              <p className={lines.length > 0 ? 'font-medium' : undefined}>{message}</p>
              {lines.length > 0 && (
                <ul className="mt-1 flex flex-col gap-0.5 text-sm text-muted">
                  {lines.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              )}
            </div>
            <IconButton label="Dismiss" className="-my-1" onClick={() => dismiss(id)}>
              <X aria-hidden />
            </IconButton>
          </div>
        ))}
      </div>
    </div>
  );
}

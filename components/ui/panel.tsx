'use client';

import { X } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { createContext, type MouseEvent, type ReactNode, useContext, useId, useRef } from 'react';
import { Button, type ButtonProps } from './button';
import { classNames } from './class-names';
import { iconButtonClass } from './icon-button';
import { useModal } from './use-modal';

export interface PanelProps {
  title: string;
  description?: ReactNode;
  /** The address of the page without the panel. */
  closeHref: string;
  placement?: 'right' | 'center';
  /** PanelBody and PanelFooter, or a form with both inside. */
  children: ReactNode;
}

const PanelContext = createContext<() => void>(() => undefined);

/** Closes the panel around the caller. */
export function useClosePanel(): () => void {
  return useContext(PanelContext);
}

/** Whether Back leads to the page without the panel, so that closing adds nothing to the history. */
function cameFrom(href: string): boolean {
  if (!('navigation' in window)) return false;
  const { navigation } = window;
  const index = navigation.currentEntry?.index ?? 0;
  const previous = navigation.entries()[index - 1]?.url;
  return previous === new URL(href, window.location.href).href;
}

/**
 * A modal dialog that is open because the address says so (`?panel=invite`): the page renders it
 * or does not. Closing goes back. Without scripting it is an open box with a link that closes it.
 */
export function Panel({
  title,
  description,
  closeHref,
  placement = 'right',
  children,
}: PanelProps) {
  const router = useRouter();
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  function close() {
    if (cameFrom(closeHref)) router.back();
    else router.replace(closeHref, { scroll: false });
  }

  function closeByLink(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    close();
  }

  const handlers = useModal(element, close);
  return (
    <PanelContext value={close}>
      <dialog
        ref={element}
        open
        aria-labelledby={titleId}
        {...handlers}
        className={classNames(
          'modal open:flex flex-col',
          placement === 'right'
            ? 'panel-right'
            : 'm-auto w-[min(32rem,calc(100vw-32px))] rounded-lg',
        )}
      >
        <div className="flex items-start gap-2 border-b px-5 py-3.5">
          <div className="min-w-0 flex-1">
            <h2 id={titleId} className="text-lg font-semibold wrap-anywhere">
              {title}
            </h2>
            {description && <div className="text-muted">{description}</div>}
          </div>
          <Link
            href={closeHref}
            scroll={false}
            prefetch={false}
            aria-label="Close"
            onClick={closeByLink}
            className={classNames(iconButtonClass, '-mr-2')}
          >
            <X aria-hidden />
          </Link>
        </div>
        {children}
      </dialog>
    </PanelContext>
  );
}

/** The part that scrolls. */
export function PanelBody({ children }: { children: ReactNode }) {
  return (
    <div data-modal-body className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-5 py-4">
      {children}
    </div>
  );
}

/** The buttons at the end, always in sight: Cancel first. */
export function PanelFooter({ children }: { children: ReactNode }) {
  return (
    <div className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-t px-5 py-3">
      {children}
    </div>
  );
}

export function PanelCancelButton({ children = 'Cancel', ...rest }: Omit<ButtonProps, 'onClick'>) {
  const close = useClosePanel();
  return (
    <Button {...rest} onClick={close}>
      {children}
    </Button>
  );
}

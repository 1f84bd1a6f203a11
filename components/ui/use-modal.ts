'use client';

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

const firstField =
  '[data-autofocus], [data-modal-body] :is(input:not([type="hidden"]), select, textarea):not(:disabled)';

/**
 * Opens a `<dialog>` as a modal one while it is rendered. Focus goes to what carries
 * `data-autofocus`, else to the first field, and returns to where it came from.
 */
export function useModal(element: RefObject<HTMLDialogElement | null>, onClose: () => void) {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });

  useLayoutEffect(() => {
    const dialog = element.current;
    if (!dialog) return;
    // The server sends it open, for browsers that run no scripts; only a closed one can be modal.
    dialog.removeAttribute('open');
    dialog.showModal();
    dialog.querySelector<HTMLElement>(firstField)?.focus();
    // Closing before the element goes is what gives the focus back.
    return () => dialog.close();
  }, [element]);

  return {
    onCancel(event: { preventDefault(): void; target: unknown }) {
      // A file input inside reports its own cancel, which bubbles.
      if (event.target !== element.current) return;
      event.preventDefault();
      close.current();
    },
    onClose() {
      // A second Escape closes the dialog whatever the page says.
      if (element.current && !element.current.open) close.current();
    },
  };
}

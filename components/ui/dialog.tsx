'use client';

import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { IconButton } from './icon-button';

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  /** Verb and object: "Disable Asha Rao?" */
  title: string;
  children: ReactNode;
  /** Buttons, in the order in which they are read. */
  footer?: ReactNode;
}

/**
 * A modal dialog. Nothing of it is rendered while it is closed. Focus goes to the element with
 * `autofocus`, else to the first control, and returns to where it came from.
 */
export function Dialog(props: DialogProps) {
  return props.open ? <OpenDialog {...props} /> : null;
}

function OpenDialog({ onClose, title, children, footer }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const close = useRef(onClose);
  const titleId = useId();
  useEffect(() => {
    close.current = onClose;
  });

  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    // Closing before the element goes is what gives the focus back.
    return () => dialog?.close();
  }, []);

  return (
    <dialog
      ref={element}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        close.current();
      }}
      className="modal m-auto w-[min(28rem,calc(100vw-32px))] rounded-lg"
    >
      <div className="flex items-start gap-2 px-5 pt-4">
        <h2 id={titleId} className="min-w-0 flex-1 text-lg font-semibold wrap-anywhere">
          {title}
        </h2>
        <IconButton label="Close" onClick={onClose} className="-mr-2">
          <X aria-hidden />
        </IconButton>
      </div>
      <div className="px-5 pt-1 pb-5">{children}</div>
      {footer && (
        <div className="flex flex-wrap justify-end gap-2 border-t bg-subtle px-5 py-3">
          {footer}
        </div>
      )}
    </dialog>
  );
}

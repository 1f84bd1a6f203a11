'use client';

import { X } from 'lucide-react';
import { type ReactNode, useId, useRef } from 'react';
import { IconButton } from './icon-button';
import { useModal } from './use-modal';

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  /** Verb and object: "Disable Asha Rao?" */
  title: string;
  /** DialogBody and DialogFooter, or a form with both inside. */
  children: ReactNode;
}

/** A modal dialog. Nothing of it is rendered while it is closed. Escape closes it. */
export function Dialog(props: DialogProps) {
  return props.open ? <OpenDialog {...props} /> : null;
}

function OpenDialog({ onClose, title, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const handlers = useModal(element, onClose);
  return (
    <dialog
      ref={element}
      aria-labelledby={titleId}
      {...handlers}
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
      {children}
    </dialog>
  );
}

export function DialogBody({ children }: { children: ReactNode }) {
  return (
    <div data-modal-body className="flex flex-col gap-4 px-5 pt-2 pb-5">
      {children}
    </div>
  );
}

/** The buttons, in the order in which they are read: Cancel first. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <div className="sticky bottom-0 flex flex-wrap justify-end gap-2 border-t bg-raised px-5 py-3">
      {children}
    </div>
  );
}

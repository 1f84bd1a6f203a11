'use client';

import { type ReactNode, useId } from 'react';
import { Button, type ButtonSize } from './button';

export interface RefusedButtonProps {
  /** Why it cannot be pressed. */
  reason: string;
  size?: ButtonSize | undefined;
  children: ReactNode;
}

/** A control that a rule forbids for this target: there, but disabled, with the reason beside it. */
export function RefusedButton({ reason, size, children }: RefusedButtonProps) {
  const id = useId();
  return (
    <div className="flex max-w-72 flex-col items-end gap-1 text-right max-md:items-start max-md:text-left">
      {/* Focusable, so that the reason is read out. */}
      <Button size={size} aria-disabled aria-describedby={id} title={reason}>
        {children}
      </Button>
      <p id={id} className="text-xs text-muted">
        {reason}
      </p>
    </div>
  );
}

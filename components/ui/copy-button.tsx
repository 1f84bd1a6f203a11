'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, type ButtonProps } from './button';
import { writeClipboard } from './clipboard';
import { IconButton } from './icon-button';

/** @param text what is copied, or how to find it when it is asked for */
function useCopy(text: string | (() => string)) {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(setOutcome, 2000, null);
    return () => clearTimeout(timer);
  }, [outcome]);
  async function copy() {
    const target = document.activeElement;
    setOutcome(
      (await writeClipboard(typeof text === 'string' ? text : text())) ? 'copied' : 'failed',
    );
    if (target instanceof HTMLElement) target.focus();
  }
  const message = outcome === 'copied' ? 'Copied' : outcome === 'failed' ? 'Could not copy' : '';
  return { copy, message, Icon: outcome === 'copied' ? Check : Copy };
}

export interface CopyButtonProps extends Omit<ButtonProps, 'onClick' | 'children'> {
  text: string | (() => string);
  children?: string;
}

export function CopyButton({ text, children = 'Copy', ...rest }: CopyButtonProps) {
  const { copy, message, Icon } = useCopy(text);
  return (
    <>
      <Button {...rest} onClick={() => void copy()}>
        <Icon aria-hidden />
        {message || children}
      </Button>
      <span role="status" className="sr-only">
        {message}
      </span>
    </>
  );
}

export interface CopyableProps {
  text: string;
  /** What it is, for the button's name: "ID" makes "Copy ID". */
  label: string;
}

/** An ID or code in mono, with a button that copies it. */
export function Copyable({ text, label }: CopyableProps) {
  const { copy, message, Icon } = useCopy(text);
  return (
    <span className="inline-flex max-w-full items-center gap-0.5">
      <code className="truncate font-mono text-sm select-all">{text}</code>
      <IconButton label={`Copy ${label}`} onClick={() => void copy()} className="-my-1">
        <Icon aria-hidden />
      </IconButton>
      <span role="status" className="sr-only">
        {message}
      </span>
    </span>
  );
}

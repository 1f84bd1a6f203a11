'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, type ButtonProps } from './button';
import { IconButton } from './icon-button';

/** The clipboard API is missing on plain http, where small installations run. */
async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'sr-only';
    // Inside an open dialog nothing outside can take the focus that copying needs.
    (document.querySelector('dialog:modal') ?? document.body).append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  }
}

function useCopy(text: string) {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(setOutcome, 2000, null);
    return () => clearTimeout(timer);
  }, [outcome]);
  async function copy() {
    const target = document.activeElement;
    setOutcome((await writeClipboard(text)) ? 'copied' : 'failed');
    if (target instanceof HTMLElement) target.focus();
  }
  const message = outcome === 'copied' ? 'Copied' : outcome === 'failed' ? 'Could not copy' : '';
  return { copy, message, Icon: outcome === 'copied' ? Check : Copy };
}

export interface CopyButtonProps extends Omit<ButtonProps, 'onClick' | 'children'> {
  text: string;
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

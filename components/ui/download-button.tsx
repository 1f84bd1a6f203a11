'use client';

import { Download } from 'lucide-react';
import { Button, type ButtonProps } from './button';

export interface DownloadButtonProps extends Omit<ButtonProps, 'onClick' | 'children'> {
  fileName: string;
  text: string;
  children?: string;
}

/** Saves a text that the page already holds; for files of the server use a link. */
export function DownloadButton({
  fileName,
  text,
  children = 'Download',
  ...rest
}: DownloadButtonProps) {
  function save() {
    const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = fileName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }
  return (
    <Button {...rest} onClick={save}>
      <Download aria-hidden />
      {children}
    </Button>
  );
}

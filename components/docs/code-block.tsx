import type { ReactNode } from 'react';
import { CopyCode } from './copy-code';

export interface CodeBlockProps {
  /** What the code does, for assistive technology. */
  label: string;
  children: ReactNode;
}

export function CodeBlock({ label, children }: CodeBlockProps) {
  return (
    <figure className="code-block" aria-label={label}>
      <pre tabIndex={0}>
        <code>{children}</code>
      </pre>
      <CopyCode />
    </figure>
  );
}

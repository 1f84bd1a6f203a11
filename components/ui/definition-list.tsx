import type { ReactNode } from 'react';

export function DefinitionList({ children }: { children: ReactNode }) {
  return <dl className="divide-y">{children}</dl>;
}

export interface DefinitionProps {
  term: string;
  children: ReactNode;
  /** The control that changes the fact. */
  action?: ReactNode;
}

export function Definition({ term, children, action }: DefinitionProps) {
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <dt className="w-44 shrink-0 text-muted max-sm:w-full">{term}</dt>
      <dd className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-1 wrap-anywhere">
        <div className="min-w-0">{children}</div>
        {action && <div className="shrink-0">{action}</div>}
      </dd>
    </div>
  );
}

import { CircleX, Inbox, Lock, type LucideIcon, SearchX } from 'lucide-react';
import type { ReactNode } from 'react';

export type EmptyStateKind = 'nothing-yet' | 'no-match' | 'not-allowed' | 'failed';

const icons: Record<EmptyStateKind, LucideIcon> = {
  'nothing-yet': Inbox,
  'no-match': SearchX,
  'not-allowed': Lock,
  failed: CircleX,
};

export interface EmptyStateProps {
  kind: EmptyStateKind;
  title: string;
  /** nothing-yet: what this is. not-allowed: whom to ask. failed: what to do. */
  children?: ReactNode;
  /** The first action, "Clear filters", or Retry. */
  action?: ReactNode;
  requestId?: string | undefined;
}

export function EmptyState({ kind, title, children, action, requestId }: EmptyStateProps) {
  const Icon = icons[kind];
  return (
    <div
      role={kind === 'failed' ? 'alert' : undefined}
      className="flex flex-col items-center px-6 py-16 text-center"
    >
      <Icon aria-hidden className="mb-3 size-5 text-muted" />
      <h2 className="font-semibold">{title}</h2>
      {children && <div className="mt-1 max-w-md text-muted">{children}</div>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
      {requestId && (
        <p className="mt-4 text-sm text-muted">
          Request ID <code className="font-mono select-all">{requestId}</code>
        </p>
      )}
    </div>
  );
}

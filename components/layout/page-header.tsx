import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';

export interface PageHeaderProps {
  title: string;
  /** Beside the title, as text: "1,204". */
  count?: string | undefined;
  /** Beside the title: a badge. */
  badge?: ReactNode;
  /** One line of help, or facts such as an e-mail and an ID. */
  description?: ReactNode;
  actions?: ReactNode;
  /** The list this page belongs to. */
  back?: { href: string; label: string };
}

export function PageHeader({ title, count, badge, description, actions, back }: PageHeaderProps) {
  return (
    <header className="mb-6">
      {back && (
        <Link
          href={back.href}
          prefetch={false}
          className="mb-2 -ml-1 inline-flex h-6 items-center gap-1 rounded-sm pr-1 text-sm text-muted hover:text-ink"
        >
          <ChevronLeft aria-hidden className="size-4" />
          {back.label}
        </Link>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <h1 className="min-w-0 text-xl font-semibold wrap-anywhere">{title}</h1>
            {count !== undefined && (
              <span className="text-lg text-muted tabular-nums">{count}</span>
            )}
            {badge}
          </div>
          {description && <div className="mt-0.5 text-muted wrap-anywhere">{description}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </header>
  );
}

import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonClass } from './button';
import { ButtonLink } from './button-link';

export interface PaginationProps {
  previousHref?: string | undefined;
  nextHref?: string | undefined;
  /** What is shown: "1–25 of 1,204". */
  summary?: string | undefined;
}

export function Pagination({ previousHref, nextHref, summary }: PaginationProps) {
  if (!previousHref && !nextHref && !summary) return null;
  return (
    <nav aria-label="Pagination" className="mt-4 flex items-center justify-between gap-4">
      <p className="text-sm text-muted tabular-nums">{summary}</p>
      <div className="flex gap-2">
        <PageLink href={previousHref} rel="prev">
          <ChevronLeft aria-hidden />
          Previous
        </PageLink>
        <PageLink href={nextHref} rel="next">
          Next
          <ChevronRight aria-hidden />
        </PageLink>
      </div>
    </nav>
  );
}

interface PageLinkProps {
  href: string | undefined;
  rel: 'prev' | 'next';
  children: ReactNode;
}

function PageLink({ href, rel, children }: PageLinkProps) {
  if (href) {
    return (
      <ButtonLink href={href} rel={rel} size="small" prefetch={false}>
        {children}
      </ButtonLink>
    );
  }
  return (
    // A link without an address is how a link says that it leads nowhere now.
    <a role="link" aria-disabled="true" className={buttonClass('secondary', 'small')}>
      {children}
    </a>
  );
}

'use client';

import { Download } from 'lucide-react';
import { buttonClass } from '@/components/ui/button';
import { Popover } from '@/components/ui/popover';

/** What can be taken away from the list as a file. */
export function DownloadMenu({ csvHref }: { csvHref: string }) {
  return (
    <Popover
      align="end"
      triggerClassName={buttonClass('secondary')}
      trigger={
        <>
          <Download aria-hidden className="text-muted" />
          Download
        </>
      }
    >
      {/* A plain link: the answer is a file, or leads to a question on a page. */}
      <a
        href={csvHref}
        className="floating-item"
        onClick={(event) => event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
      >
        Download as CSV
      </a>
    </Popover>
  );
}

'use client';

import { useRef } from 'react';
import { CopyButton } from '@/components/ui/copy-button';

/** Copies the code beside it, which the page need not hold a second time for that. */
export function CopyCode() {
  const place = useRef<HTMLDivElement>(null);
  return (
    <div ref={place}>
      <CopyButton
        size="small"
        variant="ghost"
        text={() => place.current?.closest('figure')?.querySelector('code')?.textContent ?? ''}
      />
    </div>
  );
}

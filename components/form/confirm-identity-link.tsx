'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { TextLink } from '@/components/ui/text-link';

/** The way to the proof where no script opens its dialog; afterwards it leads back. */
export function ConfirmIdentityLink() {
  const path = usePathname();
  const query = useSearchParams().toString();
  const here = query === '' ? path : `${path}?${query}`;
  return (
    <noscript>
      <TextLink href={`/account/confirm?next=${encodeURIComponent(here)}`}>
        Confirm that it is you
      </TextLink>
    </noscript>
  );
}

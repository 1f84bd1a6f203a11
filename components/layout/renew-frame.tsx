'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/**
 * Goes with a refusal: the frame around the page was rendered while it may still have been allowed,
 * and leads on to what is not allowed any more. Asks the server for it anew.
 */
export function RenewFrame() {
  const router = useRouter();
  useEffect(() => {
    router.refresh();
  }, [router]);
  return null;
}

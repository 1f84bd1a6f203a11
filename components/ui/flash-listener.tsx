'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { takeFlash } from './flash-cookie';
import { showToast } from './toast';

function showFlash() {
  const message = takeFlash();
  if (message) showToast(message);
}

/** Shows what an action said before it redirected. */
export function FlashListener() {
  const path = usePathname();
  const query = useSearchParams();
  useEffect(showFlash, [path, query]);

  // A redirect to the same address changes nothing but the cookie.
  useEffect(() => {
    if (!('cookieStore' in window)) return;
    const { cookieStore } = window;
    cookieStore.addEventListener('change', showFlash);
    return () => cookieStore.removeEventListener('change', showFlash);
  }, []);
  return null;
}

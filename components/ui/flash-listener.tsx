'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { takeFlash, takeOwnFlash } from './flash-cookie';
import { showToast } from './toast';

function show(message: string | undefined) {
  if (message) showToast(message);
}

function showOwn() {
  show(takeOwnFlash());
}

/** Shows what an action said before it redirected. */
export function FlashListener() {
  const path = usePathname();
  const query = useSearchParams();
  // A page that was loaded anew is where a form without scripting led.
  useEffect(() => show(takeFlash()), []);
  useEffect(showOwn, [path, query]);

  // A redirect to the same address changes nothing but the cookie.
  useEffect(() => {
    if (!('cookieStore' in window)) return;
    const { cookieStore } = window;
    cookieStore.addEventListener('change', showOwn);
    return () => cookieStore.removeEventListener('change', showOwn);
  }, []);
  return null;
}

'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { type Flash, takeFlash, takeOwnFlash } from './flash-cookie';
import { showReceipt, showToast } from './toast';

function show(flash: Flash | undefined) {
  if (flash?.lines) showReceipt({ title: flash.message, lines: flash.lines });
  else if (flash) showToast(flash.message);
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

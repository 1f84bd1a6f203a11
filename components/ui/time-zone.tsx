'use client';

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { writePreferenceCookie } from './preference-cookie';
import { timeZoneCookie } from './time-format';

const TimeZoneContext = createContext('UTC');

/**
 * The viewer's time zone. The server knows it from a cookie, so that its pages and the browser's
 * say the same; a first visit starts in UTC and is put right at once.
 */
export function TimeZoneProvider({ known, children }: { known: string; children: ReactNode }) {
  const [timeZone, setTimeZone] = useState(known);
  useEffect(() => {
    const actual = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!actual || actual === known) return;
    writePreferenceCookie(timeZoneCookie, actual);
    setTimeZone(actual);
  }, [known]);
  return <TimeZoneContext value={timeZone}>{children}</TimeZoneContext>;
}

export function useTimeZone(): string {
  return useContext(TimeZoneContext);
}

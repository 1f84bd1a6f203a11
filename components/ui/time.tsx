'use client';

import { formatDate, formatExact, formatRelative } from './time-format';
import { useTimeZone } from './time-zone';

interface TimeProps {
  value: Date | string;
}

/** "3 days ago", with the exact time on hover and for assistive technology. */
export function RelativeTime({ value }: TimeProps) {
  const time = new Date(value);
  const exact = formatExact(time, useTimeZone());
  return (
    // Time passes between the server's rendering and the browser's.
    <time dateTime={time.toISOString()} title={exact} suppressHydrationWarning>
      {formatRelative(time, new Date())}
      <span className="sr-only">, {exact}</span>
    </time>
  );
}

/** "3 March 2027 at 14:05 GMT+1", in the viewer's zone. */
export function ExactTime({ value }: TimeProps) {
  const time = new Date(value);
  return <time dateTime={time.toISOString()}>{formatExact(time, useTimeZone())}</time>;
}

/** "3 March 2027", in the viewer's zone. */
export function DateOnly({ value }: TimeProps) {
  const time = new Date(value);
  const zone = useTimeZone();
  return (
    <time dateTime={time.toISOString()} title={formatExact(time, zone)}>
      {formatDate(time, zone)}
    </time>
  );
}

/** The last day of something that ends at a moment: "3 March 2027" for the midnight after it. */
export function LastDay({ value }: TimeProps) {
  const time = new Date(value);
  const zone = useTimeZone();
  return (
    <time dateTime={time.toISOString()} title={formatExact(time, zone)}>
      {formatDate(new Date(time.getTime() - 1), zone)}
    </time>
  );
}

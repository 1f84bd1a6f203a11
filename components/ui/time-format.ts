export const timeZoneCookie = 'rolecall.time-zone';

/** A zone that this runtime knows; UTC for anything else that a cookie may hold. */
export function parseTimeZone(value: string | undefined): string {
  if (!value) return 'UTC';
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: value });
    return value;
  } catch {
    return 'UTC';
  }
}

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

const relative = new Intl.RelativeTimeFormat('en-GB');

/** "3 days ago", "in 2 hours", "just now". */
export function formatRelative(time: Date, now: Date): string {
  const seconds = (time.getTime() - now.getTime()) / 1000;
  for (const [unit, length] of units) {
    if (Math.abs(seconds) >= length) return relative.format(Math.trunc(seconds / length), unit);
  }
  return seconds > 0 ? 'in a moment' : 'just now';
}

const formats = new Map<string, Intl.DateTimeFormat>();

function cachedFormat(key: string, timeZone: string, options: Intl.DateTimeFormatOptions) {
  const id = `${key} ${timeZone}`;
  let format = formats.get(id);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone });
    formats.set(id, format);
  }
  return format;
}

/** "3 March 2027". */
export function formatDate(time: Date, timeZone: string): string {
  return cachedFormat('date', timeZone, { dateStyle: 'long' }).format(time);
}

/** "3 March 2027 at 14:05 GMT+1". */
export function formatExact(time: Date, timeZone: string): string {
  return cachedFormat('exact', timeZone, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(time);
}

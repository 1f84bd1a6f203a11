const format = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'UTC',
});

/** "21 November 2026 at 09:30 UTC": a mail cannot know its reader's zone, so it names one. */
export function utcTime(iso: string): string {
  return `${format.format(new Date(iso))} UTC`;
}

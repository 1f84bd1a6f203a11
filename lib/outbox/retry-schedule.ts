const second = 1000;
const minute = 60 * second;

/** After so long a mail is given up; whoever sent it is told, and can send it again. */
export const giveUpAfterMs = 24 * 60 * minute;

const firstDelays = [2, 5, 10, 20, 30].map((seconds) => seconds * second);
const steadyDelay = 30 * second;
const longestDelay = 15 * minute;

/** Up to a fifth less, so that mails which failed together do not come back together. */
function jittered(delay: number, random: () => number): number {
  return Math.round(delay * (1 - random() / 5));
}

/**
 * How long a mail waits after a failed attempt: quick at first, every half minute for the first
 * ten minutes of its life, then a tenth of its age, up to a quarter of an hour.
 * @param attempt 1 for the first
 * @param age of the mail, in milliseconds
 */
export function retryDelay(attempt: number, age: number, random = Math.random): number {
  const grown = Math.min(longestDelay, Math.max(steadyDelay, age / 10));
  const delay = firstDelays[attempt - 1] ?? (age < 10 * minute ? steadyDelay : grown);
  return jittered(delay, random);
}

/** How long all mails wait for a server that is away: never so long that its return goes unseen. */
export function outageDelay(failures: number, random = Math.random): number {
  return jittered(firstDelays[failures - 1] ?? steadyDelay, random);
}

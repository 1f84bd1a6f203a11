import { randomUUID } from 'node:crypto';
import { log } from '../../platform/log';
import { endInactive } from './end-inactive';
import { warnInactive } from './warn-inactive';

const everyMs = 60 * 60_000;
/** After a start others have more urgent work. */
const firstMs = 60_000;

// On globalThis, since development loads modules again and would begin a second time.
const key = Symbol.for('rolecall.inactivity');
const store = globalThis as typeof globalThis & { [key]?: true };

/**
 * Warns of and ends inactivity every hour while the process lives. Several servers may do so side
 * by side: each person is warned once, and looked at again under lock before anything ends.
 */
export function endInactivityHourly(): void {
  if (store[key]) return;
  store[key] = true;
  const look = () => {
    handleInactivity(new Date()).catch((error: unknown) => {
      log().warn({ err: error }, 'Inactive users could not be looked for.');
    });
  };
  setTimeout(look, firstMs).unref();
  setInterval(look, everyMs).unref();
}

/** First those whose time is over, then those whose time begins. */
export async function handleInactivity(now: Date): Promise<{ ended: number; warned: number }> {
  const ctx = { requestId: randomUUID(), address: null, userAgent: null, now };
  return { ended: await endInactive(ctx), warned: await warnInactive(ctx) };
}

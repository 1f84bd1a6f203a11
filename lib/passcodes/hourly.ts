import { log } from '../platform/log';
import { warnOfEnds } from './warn-ending';

const everyMs = 60 * 60_000;
/** After a start others have more urgent work. */
const firstMs = 90_000;

// On globalThis, since development loads modules again and would begin a second time.
const key = Symbol.for('rolecall.passcode-ends');
const store = globalThis as typeof globalThis & { [key]?: true };

/** Warns of the ends of passcodes every hour while the process lives; servers may do so side by side. */
export function warnOfEndsHourly(): void {
  if (store[key]) return;
  store[key] = true;
  const look = () => {
    warnOfEnds(new Date()).catch((error: unknown) => {
      log().warn({ err: error }, 'Passcodes that end soon could not be looked for.');
    });
  };
  setTimeout(look, firstMs).unref();
  setInterval(look, everyMs).unref();
}

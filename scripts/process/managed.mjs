/**
 * The child's side of the launcher's channel. A long-lived child runs beside others that it must
 * not outlive, so it takes its orders from the channel only: Ctrl-C and service managers signal
 * the whole process group, and obeying that would end the database under a request in flight.
 * When the launcher is killed outright the channel closes, and the child stops by itself.
 */
import { sentenceOf } from './plain-failure.mjs';

const stopLimitMs = 9_500;

/**
 * Tells the launcher; without one (a process started by hand) it is for nobody.
 * @param {Record<string, unknown>} message
 */
export function report(message) {
  if (process.connected) process.send?.(message);
}

/**
 * Reports the failure as one sentence and ends the process.
 * @param {unknown} error
 * @returns {never}
 */
export function fail(error) {
  const sentence = sentenceOf(error);
  if (process.connected) {
    process.send?.({ type: 'failed', sentence }, () => process.exit(1));
    setTimeout(() => process.exit(1), 1_000);
  } else {
    process.stderr.write(`${sentence}\n`);
    process.exit(1);
  }
  return /** @type {never} */ (undefined);
}

/**
 * Runs `stop` once, when the launcher says so or is gone, or on a signal when there is no launcher;
 * then exits 0.
 * @param {() => Promise<void>} stop
 */
export function stopWith(stop) {
  let stopping = false;
  const run = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), stopLimitMs).unref();
    stop().then(
      () => process.exit(0),
      (/** @type {unknown} */ error) => fail(error),
    );
  };
  if (process.send) {
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
      process.on(signal, () => {});
    process.on('message', (message) => {
      if (isStop(message)) run();
    });
    process.on('disconnect', run);
    if (!process.connected) run();
  } else {
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, run);
  }
}

/**
 * Waits until the launcher says that all is prepared, and takes the variables it sends over; a
 * process started by hand goes on with those it has. Meanwhile modules can be loaded.
 */
export async function untilPrepared() {
  if (!process.send) return;
  const env = await new Promise((resolve) => {
    process.on('message', (/** @type {{ type?: string, env?: object }} */ message) => {
      if (message.type === 'go') resolve(message.env);
    });
  });
  Object.assign(process.env, env);
}

/** @param {unknown} message */
function isStop(message) {
  return (
    typeof message === 'object' && message !== null && 'type' in message && message.type === 'stop'
  );
}

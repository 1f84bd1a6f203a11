/** The launcher's side of the channel to a child process. */
import { fork } from 'node:child_process';
import { PlainFailure } from './plain-failure.mjs';

/**
 * @typedef {object} Child
 * @property {number} pid
 * @property {Promise<number | null>} exited  the exit code, null when a signal ended it
 * @property {() => Promise<void>} stop  asks it to stop, and kills it when it does not in time
 * @property {(message: Record<string, unknown>) => void} tell
 * @property {(type: string) => Promise<Record<string, unknown>>} heard
 *   the next message of that type; rejects with the child's own sentence when it fails or ends first
 */

/**
 * @param {string} script
 * @param {{ args?: string[], env?: NodeJS.ProcessEnv, execArgv?: string[], cwd?: string,
 *   output?: 'inherit' | 'ignore', name: string, stopLimitMs?: number }} options
 * @returns {Child}
 */
export function startChild(script, options) {
  const output = options.output ?? 'inherit';
  const child = fork(script, options.args ?? [], {
    env: options.env ?? process.env,
    execArgv: options.execArgv ?? [],
    cwd: options.cwd,
    stdio: ['ignore', output, output, 'ipc'],
  });
  /** @type {string | undefined} */
  let sentence;
  /** @type {Record<string, unknown>[]} */
  const messages = [];
  /** @type {Set<() => void>} */
  const listeners = new Set();
  let ended = false;
  const notify = () => {
    for (const listener of [...listeners]) listener();
  };

  child.on('message', (raw) => {
    if (typeof raw !== 'object' || raw === null) return;
    const message = /** @type {Record<string, unknown>} */ (raw);
    if (message.type === 'failed') sentence = String(message.sentence);
    else messages.push(message);
    notify();
  });
  /** @type {Promise<number | null>} */
  const exited = new Promise((resolve) => {
    const end = (/** @type {number | null} */ code) => {
      ended = true;
      notify();
      resolve(code);
    };
    child.on('exit', end);
    child.on('error', () => end(1));
  });

  return {
    pid: child.pid ?? 0,
    exited,
    tell(message) {
      if (child.connected) child.send(message, () => {});
    },
    heard(type) {
      return new Promise((resolve, reject) => {
        const look = () => {
          const index = messages.findIndex((message) => message.type === type);
          const found = index < 0 ? undefined : messages.splice(index, 1)[0];
          if (!found && !ended && sentence === undefined) return;
          listeners.delete(look);
          if (found) resolve(found);
          else reject(new PlainFailure(sentence ?? `${options.name} ended unexpectedly.`));
        };
        listeners.add(look);
        look();
      });
    },
    async stop() {
      if (ended) return;
      if (child.connected) child.send({ type: 'stop' }, () => {});
      const killer = setTimeout(() => child.kill('SIGKILL'), options.stopLimitMs ?? 9_800);
      await exited;
      clearTimeout(killer);
    },
  };
}

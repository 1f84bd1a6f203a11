import fs from 'node:fs';

/** How often to look whether npm, which started this process, is still there. */
const parentWatchMs = 250;

/**
 * Calls `stop` on Ctrl-C, on a service manager's signal, when the terminal closes, and when npm
 * is gone and cannot pass a signal on any more. A second signal ends the process at once.
 * @param {() => void} stop
 */
export function onStopSignal(stop) {
  let asked = false;
  const ask = () => {
    if (asked) process.exit(130);
    asked = true;
    stop();
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, ask);
  if (process.env.npm_lifecycle_event === undefined) return;
  const chain = npmAbove();
  setInterval(() => {
    if (!asked && npmAbove() !== chain) ask();
  }, parentWatchMs).unref();
}

/**
 * The processes from here up to npm. npm starts a script through a shell, which stays when npm is
 * killed and passes no signal on; a process that lost its parent is given another one.
 * @returns {string}
 */
function npmAbove() {
  const parent = process.ppid;
  if (process.platform !== 'linux') return `${parent}`;
  try {
    const stat = fs.readFileSync(`/proc/${parent}/stat`, 'utf8');
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    const shellParent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    return /^(?:npm|node)/.test(name) ? `${parent}` : `${parent} ${shellParent}`;
  } catch {
    return `${parent}`;
  }
}

import { startEmbeddedDatabase } from '../database/embedded-child.mjs';

const restartLimit = 3;
const restartWindowMs = 60_000;

/**
 * The embedded database, started again when it breaks off: the server's connections come back by
 * themselves on the same address. `onLost` is called when that does not help.
 * @param {string} dataDir
 * @param {(error: unknown) => void} onLost
 */
export async function keepDatabase(dataDir, onLost) {
  let { url, child } = await startEmbeddedDatabase(dataDir);
  let stopping = false;
  /** @type {number[]} */
  const restarts = [];

  const watch = () => {
    child.exited.then(restart).catch(onLost);
  };
  const restart = async () => {
    if (stopping) return;
    const now = Date.now();
    restarts.push(now);
    if (restarts.filter((at) => at > now - restartWindowMs).length > restartLimit)
      throw new Error('the embedded database keeps breaking off');
    const again = await startEmbeddedDatabase(dataDir);
    child = again.child;
    if (stopping) return child.stop();
    if (again.url !== url) throw new Error('the embedded database moved to another port');
    watch();
  };
  watch();

  return {
    url,
    async stop() {
      stopping = true;
      await child.stop();
    },
  };
}

import path from 'node:path';
import { startChild } from '../process/child.mjs';

/**
 * Starts the embedded database of a data directory in a process of its own. Rejects with one plain
 * sentence when another process has it open.
 * @param {string} dataDir
 */
export async function startEmbeddedDatabase(dataDir) {
  const child = startChild(path.join(import.meta.dirname, 'embedded.mjs'), {
    name: 'The embedded database',
    args: [dataDir],
  });
  const { url } = await child.heard('ready');
  return { url: String(url), child };
}

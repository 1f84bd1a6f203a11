/** What a prepared thing was made from, so that a start redoes only what is stale. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/**
 * One hash over the names and contents of files and whole directories; missing ones count too.
 * @param {readonly string[]} entries  relative to the project's root
 * @param {(file: string) => boolean} [matters]
 * @returns {string}
 */
export function fingerprint(entries, matters = () => true) {
  const hash = createHash('sha256').update(process.version);
  for (const file of entries.flatMap((entry) => filesUnder(entry))) {
    if (matters(file)) hash.update(`\0${file}\0`).update(fs.readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

/**
 * @param {string} entry
 * @returns {string[]}
 */
function filesUnder(entry) {
  const stat = fs.statSync(path.join(root, entry), { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [entry];
  return fs
    .readdirSync(path.join(root, entry))
    .sort()
    .flatMap((name) => filesUnder(`${entry}/${name}`));
}

/** @param {string} file */
export function readStamp(file) {
  try {
    return fs.readFileSync(path.join(root, file), 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * @param {string} file
 * @param {string} stamp
 */
export function writeStamp(file, stamp) {
  fs.writeFileSync(path.join(root, file), stamp);
}

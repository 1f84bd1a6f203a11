/**
 * `npm start`, with --demo for a filled project; `npm run dev` is --dev. Until the Node version is
 * known and the packages are installed, nothing here may need either.
 */
import { requireNode } from './prepare/require-node.mjs';

requireNode();

const known = new Set(['--demo', '--dev']);
const unknown = process.argv.slice(2).find((argument) => !known.has(argument));
if (unknown !== undefined) {
  process.stderr.write(`There is no option ${unknown}: use npm start or npm start -- --demo.\n`);
  process.exit(1);
}

const { launch } = await import('./launch/launch.mjs');
await launch({ dev: process.argv.includes('--dev'), demo: process.argv.includes('--demo') });

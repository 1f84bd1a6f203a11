/**
 * `npm test`, or single stages: node scripts/test.mjs lint unit. Until the Node version is known
 * and the packages are installed, nothing here may need either.
 */
import { requireNode } from './prepare/require-node.mjs';

requireNode();
const { runTests } = await import('./test-run/test-run.mjs');
process.exitCode = await runTests(process.argv.slice(2));

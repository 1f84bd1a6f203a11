import { prepareDependencies } from '../prepare/dependencies.mjs';
import { preparePrismaClient } from '../prepare/prisma-client.mjs';
import { sentenceOf } from '../process/plain-failure.mjs';
import { stages } from './stages.mjs';

const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);

/**
 * Runs the named stages, or all; a failing one does not keep the next from running.
 * @param {string[]} names
 * @returns {Promise<number>} the exit code
 */
export async function runTests(names) {
  const chosen = names.length === 0 ? stages : stages.filter(({ name }) => names.includes(name));
  const unknown = names.find((name) => stages.every((stage) => stage.name !== name));
  if (unknown !== undefined) {
    say(`There is no stage ${unknown}: choose from ${stages.map(({ name }) => name).join(', ')}.`);
    return 1;
  }
  const total = { passed: 0, failed: 0, skipped: 0 };
  /** @type {string[]} */
  const summary = [];
  try {
    await prepareDependencies({ say });
    await preparePrismaClient();
    for (const { name, run } of chosen) {
      say(`\n── ${name}`);
      const startedAt = Date.now();
      const counts = await run();
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
      total.passed += counts.passed;
      total.failed += counts.failed;
      total.skipped += counts.skipped;
      summary.push(`${name.padEnd(12)} ${shown(counts).padEnd(32)} ${seconds.padStart(7)} s`);
    }
  } catch (error) {
    say(sentenceOf(error));
    total.failed += 1;
  }
  say(`\n${summary.join('\n')}\n`);
  say(shown(total));
  return total.failed === 0 ? 0 : 1;
}

/** @param {import('./stages.mjs').Counts} counts */
function shown({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

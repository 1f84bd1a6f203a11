/** The stages of `npm test`, and how each one's outcome is counted. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { prepareBuild } from '../prepare/build.mjs';
import { root } from '../prepare/fingerprint.mjs';
import { sentenceOf } from '../process/plain-failure.mjs';
import { bringBrowser } from './bring-browser.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {{ name: string, run: () => Promise<Counts> }} Stage */
/**
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 */
/**
 * @typedef {{ stats: { expected: number, flaky: number, unexpected: number, skipped: number } }}
 *   PlaywrightReport
 */

const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);

/** @type {Stage[]} */
export const stages = [
  check('types', '../scripts/check-types.mjs', []),
  check('lint', 'eslint/bin/eslint.js', ['.']),
  check('knip', 'knip/bin/knip.js', []),
  check('format', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']),
  vitest('unit', ['unit']),
  vitest('integration', ['postgres', 'embedded', 'runtime']),
  { name: 'e2e', run: browserTests },
];

/**
 * A tool that passes or fails as a whole; it counts as one.
 * @param {string} name
 * @param {string} script
 * @param {string[]} args
 * @returns {Stage}
 */
function check(name, script, args) {
  return {
    name,
    async run() {
      const ok = (await runNode(script, args)) === 0;
      return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
    },
  };
}

/**
 * @param {string} name
 * @param {string[]} projects
 * @returns {Stage}
 */
function vitest(name, projects) {
  return {
    name,
    run: () =>
      counted(async (file) => ({
        code: await runNode('vitest/vitest.mjs', [
          'run',
          ...projects.flatMap((project) => ['--project', project]),
          '--passWithNoTests',
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${file}`,
        ]),
        read: (/** @type {VitestReport} */ report) => ({
          passed: report.numPassedTests,
          failed: report.numFailedTests,
          skipped: report.numPendingTests + report.numTodoTests,
        }),
      })),
  };
}

async function browserTests() {
  try {
    await bringBrowser(say);
    await prepareBuild({ say });
  } catch (error) {
    say(sentenceOf(error));
    return { passed: 0, failed: 1, skipped: 0 };
  }
  return counted(async (file) => ({
    code: await runNode(
      '@playwright/test/cli.js',
      ['test', '--pass-with-no-tests', '--reporter=list,json'],
      { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    ),
    read: (/** @type {PlaywrightReport} */ { stats }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
    }),
  }));
}

/**
 * Counts by the runner's own report. A runner that failed without a failed test (it could not
 * start, or broke off) counts as one failure: nothing may look green that did not run.
 * @template Report
 * @param {(file: string) => Promise<{ code: number, read: (report: Report) => Counts }>} run
 * @returns {Promise<Counts>}
 */
async function counted(run) {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'rolecall-report-'));
  const file = path.join(dir, 'report.json');
  try {
    const { code, read } = await run(file);
    const counts = fs.existsSync(file)
      ? read(JSON.parse(fs.readFileSync(file, 'utf8')))
      : { passed: 0, failed: 0, skipped: 0 };
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } finally {
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

/**
 * @param {string} script  inside node_modules
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>}
 */
function runNode(script, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, 'node_modules', script), ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

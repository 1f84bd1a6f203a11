/** The installed packages: whether they are what package-lock.json asks for. */
import fs from 'node:fs';
import path from 'node:path';
import { PlainFailure } from '../process/plain-failure.mjs';
import { root } from './fingerprint.mjs';
import { runTool } from './run-tool.mjs';

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 */

/**
 * Installs the packages when they are missing or not those of package-lock.json.
 * @param {{ say: (line: string) => void, signal?: AbortSignal }} options
 */
export async function prepareDependencies({ say, signal }) {
  if (!isStale()) return;
  say('Installing packages …');
  // Not `npm ci`: it refuses a lock file that lacks an optional binary of some other platform, which
  // is what npm writes when its registry has none. This installs what is locked all the same.
  const { ok, output } = await runTool(
    'npm',
    ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--no-progress', '--yes'],
    {
      signal,
      env: {
        ...process.env,
        // Older npm versions run Prisma's download of a native engine, which is not needed.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        npm_config_update_notifier: 'false',
      },
    },
  );
  if (!ok) {
    process.stderr.write(output);
    throw new PlainFailure(
      'The packages could not be installed (npm install failed as shown above): check the network and the npm registry settings, then start again.',
    );
  }
}

/**
 * npm records what it installed in a lock file of its own, which tells an installation by hand,
 * one of another branch and one that was cut off apart from the right one.
 */
function isStale() {
  const wanted = readLock('package-lock.json');
  const installed = readLock('node_modules/.package-lock.json');
  if (!wanted) {
    throw new PlainFailure(
      'package-lock.json is missing or broken: restore it from the repository.',
    );
  }
  if (!installed) return true;
  return Object.entries(wanted).some(([name, pkg]) => {
    if (name === '') return false;
    const found = installed[name];
    // Packages for other platforms are left out by npm.
    if (!found) return !pkg.optional && !pkg.devOptional;
    return found.version !== pkg.version || found.integrity !== pkg.integrity;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined}
 */
function readLock(file) {
  try {
    return JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

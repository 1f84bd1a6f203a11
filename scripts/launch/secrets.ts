import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { LaunchEnv } from '../../lib/platform/env';
import { PlainFailure, systemCode } from '../process/plain-failure.mjs';

const secretFile = 'auth-secret';

/**
 * The environment with its secrets: those that were not given live in the data directory, readable
 * by this user only, and stay the same over restarts since what they seal stays.
 */
export function completeSecrets(env: LaunchEnv): LaunchEnv & { AUTH_SECRET: string } {
  return { ...env, AUTH_SECRET: env.AUTH_SECRET ?? keptSecret(env.DATA_DIR) };
}

function keptSecret(dataDir: string): string {
  const file = path.join(dataDir, secretFile);
  try {
    fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const exists = fs.existsSync(file);
    const kept = exists ? fs.readFileSync(file, 'utf8').trim() : '';
    if (kept.length >= 32) return kept;
    const draft = `${file}.${process.pid}`;
    fs.writeFileSync(draft, `${randomBytes(33).toString('base64url')}\n`, { mode: 0o600 });
    if (exists) fs.renameSync(draft, file);
    else linkOnce(draft, file);
    fs.rmSync(draft, { force: true });
    return fs.readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new PlainFailure(
      `The data directory ${dataDir} cannot be used (${systemCode(error) ?? 'unknown fault'}): make it writable for this user, or set DATA_DIR to another directory.`,
    );
  }
}

/** Of two first starts at once, both end up with the same secret. */
function linkOnce(draft: string, file: string): void {
  try {
    fs.linkSync(draft, file);
  } catch (error) {
    // Some file systems have no links.
    if (systemCode(error) !== 'EEXIST') fs.renameSync(draft, file);
  }
}

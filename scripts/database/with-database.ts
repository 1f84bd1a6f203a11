import path from 'node:path';
import { parseLaunchEnv } from '../../lib/platform/env';
import { startEmbeddedDatabase } from './embedded-child.mjs';
import { readAddress, urlOf } from './location.mjs';
import { currentHolder } from './lock.mjs';

/**
 * Runs a command on the configured database: the outside one, the embedded one that serves at this
 * moment, or the embedded one started for the command's duration.
 */
export async function withDatabase<Result>(use: (url: string) => Promise<Result>): Promise<Result> {
  const env = parseLaunchEnv(process.env);
  if (env.DATABASE_URL !== undefined) return use(env.DATABASE_URL);
  const dataDir = path.resolve(env.DATA_DIR);
  const address = readAddress(dataDir);
  if (address && (await currentHolder(dataDir))) return use(urlOf(address));
  const { url, child } = await startEmbeddedDatabase(dataDir);
  try {
    return await use(url);
  } finally {
    await child.stop();
  }
}

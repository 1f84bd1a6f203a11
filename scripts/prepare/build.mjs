import fs from 'node:fs';
import path from 'node:path';
import { PlainFailure } from '../process/plain-failure.mjs';
import { fingerprint, readStamp, root, writeStamp } from './fingerprint.mjs';
import { runTool } from './run-tool.mjs';

/** Everything that the build reads; the Prisma client follows from schema.prisma. */
const sources = [
  'app',
  'components',
  'emails',
  'lib',
  'prisma/schema.prisma',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'proxy.ts',
  'next.config.mjs',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];
const stampFile = '.next/source-stamp';
const matters = (/** @type {string} */ file) =>
  !file.startsWith('lib/platform/generated/') && !/\.test\.tsx?$/.test(file);

/**
 * Builds for production when a source changed since.
 * @param {{ say: (line: string) => void, signal?: AbortSignal | undefined }} options
 */
export async function prepareBuild({ say, signal }) {
  const stamp = fingerprint(sources, matters);
  if (readStamp(stampFile) === stamp && readStamp('.next/BUILD_ID') !== undefined) return;
  say('Building …');
  fs.rmSync(path.join(root, stampFile), { force: true });
  const cli = path.join(root, 'node_modules/next/dist/bin/next');
  const { ok, output } = await runTool(process.execPath, [cli, 'build'], {
    signal,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (!ok) {
    process.stderr.write(output);
    throw new PlainFailure('The build failed as shown above: mend it, then start again.');
  }
  writeStamp(stampFile, stamp);
}

import path from 'node:path';
import { PlainFailure } from '../process/plain-failure.mjs';
import { fingerprint, readStamp, root, writeStamp } from './fingerprint.mjs';
import { runTool } from './run-tool.mjs';

const stampFile = 'lib/platform/generated/.stamp';

/**
 * Generates the Prisma client when schema.prisma or Prisma changed since.
 * @param {AbortSignal} [signal]
 */
export async function preparePrismaClient(signal) {
  const stamp = fingerprint(['prisma/schema.prisma', 'node_modules/prisma/package.json']);
  if (readStamp(stampFile) === stamp) return;
  const cli = path.join(root, 'node_modules/prisma/build/index.js');
  const { ok, output } = await runTool(process.execPath, [cli, 'generate'], {
    signal,
    env: {
      ...process.env,
      // Generating never runs the native engine, but Prisma downloads one unless told of a file.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  if (!ok) {
    process.stderr.write(output);
    throw new PlainFailure(
      'The Prisma client could not be generated: mend prisma/schema.prisma as said above.',
    );
  }
  writeStamp(stampFile, stamp);
}

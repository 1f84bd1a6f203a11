/** `npm run types`: with Next's types of the routes that are there now, not those of some build. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './prepare/fingerprint.mjs';

for (const stale of ['.next/types', '.next/dev/types'])
  fs.rmSync(path.join(root, stale), { recursive: true, force: true });

for (const [script, ...args] of [
  ['next/dist/bin/next', 'typegen'],
  ['typescript/bin/tsc', '--noEmit'],
]) {
  const { status } = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules', script ?? ''), ...args],
    { cwd: root, stdio: 'inherit', env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' } },
  );
  if (status !== 0) process.exit(1);
}

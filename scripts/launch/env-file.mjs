import fs from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { root } from '../prepare/fingerprint.mjs';

/** Variables of the file .env; those of the environment come first. */
export function readEnvFile() {
  const file = path.join(root, '.env');
  if (!fs.existsSync(file)) return;
  for (const [name, value] of Object.entries(parseEnv(fs.readFileSync(file, 'utf8'))))
    process.env[name] ??= value;
}

import { parseArgs } from 'node:util';
import { PlainFailure } from '../../scripts/process/plain-failure.mjs';

export type BenchOptions = { members: number; database: 'embedded' | 'postgres' };

const usage = 'use npm run bench -- --members 100000 --database embedded, or postgres';

export function readOptions(args: string[]): BenchOptions {
  let values: { members: string; database: string };
  try {
    ({ values } = parseArgs({
      args,
      options: {
        members: { type: 'string', default: '100000' },
        database: { type: 'string', default: 'embedded' },
      },
    }));
  } catch {
    throw new PlainFailure(`An option is unknown: ${usage}.`);
  }
  const members = Number(values.members);
  const { database } = values;
  if (!Number.isInteger(members) || members < 1_000 || members > 5_000_000)
    throw new PlainFailure(`--members must be a whole number from 1000 to 5000000: ${usage}.`);
  if (database !== 'embedded' && database !== 'postgres')
    throw new PlainFailure(`--database must be embedded or postgres: ${usage}.`);
  return { members, database };
}

import path from 'node:path';
import { root } from '../../scripts/prepare/fingerprint.mjs';
import { startChild } from '../../scripts/process/child.mjs';
import type { Statement } from './record-statements';
import type { Stops } from './stops';

/** What the floor is to run for a piece of work. */
type Scenario = { statements: Statement[] };

/** Starts the floor. @returns the address of each scenario's statements */
export async function startFloor<S extends Scenario>(
  databaseUrl: string,
  scenarios: readonly S[],
  stops: Stops,
): Promise<(scenario: S) => URL> {
  const child = startChild(path.join(root, 'tests/bench/floor-server.mjs'), {
    name: 'The floor',
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  stops.add(child.stop);
  const { port } = await child.heard('ready');
  child.tell({ lists: scenarios.map(({ statements }) => statements) });
  await child.heard('told');
  return (scenario) => new URL(`http://127.0.0.1:${Number(port)}/${scenarios.indexOf(scenario)}`);
}

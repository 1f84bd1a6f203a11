import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { root } from '../../scripts/prepare/fingerprint.mjs';
import { PlainFailure } from '../../scripts/process/plain-failure.mjs';
import type { Stops } from './stops';

export type Application = {
  origin: string;
  /** From the start command to the line that says it is ready. */
  readyMs: number;
  /** Resident memory of a part of it in MB, null where the system does not tell. */
  memoryOf: (part: Part) => number | null;
  /** Processor time that a part has used so far in ms, null where the system does not tell. */
  processorTimeOf: (part: Part) => number | null;
};

type Part = 'server' | 'database';

const scripts = { server: 'scripts/server.mjs', database: 'scripts/database/embedded.mjs' };
const startLimitMs = 60_000;

export async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** Runs the real start command on a prepared data directory. */
export async function startApplication(
  env: NodeJS.ProcessEnv,
  origin: string,
  stops: Stops,
): Promise<Application> {
  const startedAt = performance.now();
  const launcher = spawn(process.execPath, [path.join(root, 'scripts/start.mjs')], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C reaches the bench alone, which then stops it in order.
    detached: true,
  });
  const exited = new Promise<void>((resolve) => launcher.on('exit', () => resolve()));
  stops.add(async () => {
    launcher.kill('SIGTERM');
    await exited;
  });
  let said = '';
  const ready = new Promise<void>((resolve) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Rolecall is ready')) resolve();
    };
    launcher.stdout.on('data', listen);
    launcher.stderr.on('data', listen);
  });
  const late = setTimeout(() => launcher.kill('SIGTERM'), startLimitMs);
  const outcome = await Promise.race([ready.then(() => 'ready'), exited.then(() => 'ended')]);
  clearTimeout(late);
  if (outcome === 'ended')
    throw new PlainFailure(`Rolecall did not start: ${said.trim().split('\n').at(-1)}`);
  const readyMs = performance.now() - startedAt;
  const pids = childrenOf(launcher.pid ?? 0);
  const pidOf = (part: Part) => pids.find(({ args }) => args.includes(scripts[part]))?.pid ?? 0;
  return {
    origin,
    readyMs,
    memoryOf: (part) => memoryOf(pidOf(part)),
    processorTimeOf: (part) => processorTimeOf(pidOf(part)),
  };
}

function childrenOf(parent: number): { pid: number; args: string }[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'ppid=,pid=,args='], { encoding: 'utf8' });
  return (stdout ?? '').split('\n').flatMap((line) => {
    const [, ppid, pid, args = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return Number(ppid) === parent ? { pid: Number(pid), args } : [];
  });
}

function memoryOf(pid: number): number | null {
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', `${pid}`], { encoding: 'utf8' });
  const rss = Number((stdout ?? '').trim());
  return rss > 0 ? rss / 1024 : null;
}

/** The clock ticks of Linux's /proc are a hundredth of a second on every platform that Node runs on. */
const tickMs = 10;

function processorTimeOf(pid: number): number | null {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field, the program's name, is in parentheses and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * tickMs;
  } catch {
    return null;
  }
}

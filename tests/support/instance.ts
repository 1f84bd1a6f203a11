import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const startLimitMs = 120_000;

/** Where an instance lives; a later one in the same place finds its data and addresses again. */
export type InstancePlace = {
  dataDir: string;
  port: number;
  mailPort: number;
  smtpPort: number;
};

export type Instance = {
  url: string;
  /** The mailbox's page and API; null when SMTP_URL was given. */
  mailUrl: string | null;
  /** What the start printed for the first Admin; null when there is one. */
  setupLink: string | null;
  place: InstancePlace;
  /** What the start command printed so far. */
  output: () => string;
  /** Stops it in order, as Ctrl-C does, and returns the exit code. */
  stop: () => Promise<number | null>;
  /** Kills the start command outright; its children notice and go. */
  kill: () => Promise<void>;
  /** Stops it if need be and deletes its data. */
  remove: () => Promise<void>;
};

/** Starts Rolecall as `npm start` does, from the present build, apart from all others. */
export async function startInstance(
  options: {
    databaseUrl?: string;
    env?: Record<string, string>;
    place?: InstancePlace;
  } = {},
): Promise<Instance> {
  const place = options.place ?? (await newPlace());
  const child = spawn(process.execPath, [path.join(root, 'scripts/start.mjs')], {
    cwd: root,
    env: withoutNodeEnv({
      ...inherited(),
      PORT: String(place.port),
      APP_URL: `http://localhost:${place.port}`,
      DATA_DIR: place.dataDir,
      MAIL_CATCHER_PORT: String(place.mailPort),
      MAIL_CATCHER_SMTP_PORT: String(place.smtpPort),
      LOG_LEVEL: 'error',
      ...(options.databaseUrl === undefined ? {} : { DATABASE_URL: options.databaseUrl }),
      ...options.env,
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let ended = false;
  const exited = new Promise<number | null>((resolve) => child.on('close', resolve)).then(
    (code) => {
      ended = true;
      return code;
    },
  );
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`No start in time: ${output}`)), startLimitMs);
    const listen = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Press Ctrl-C to stop.')) resolve();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    void exited.then(() => reject(new Error(output.trim())));
    void exited.finally(() => clearTimeout(late));
  });

  const end = async (signal: NodeJS.Signals) => {
    if (!ended) child.kill(signal);
    return exited;
  };
  return {
    url: `http://localhost:${place.port}`,
    mailUrl: /^Mailbox.*: (http\S+)$/m.exec(output)?.[1] ?? null,
    setupLink: /^Set up the first Admin: (http\S+)$/m.exec(output)?.[1] ?? null,
    place,
    output: () => output,
    stop: () => end('SIGTERM'),
    kill: async () => {
      await end('SIGKILL');
    },
    remove: async () => {
      await end('SIGTERM');
      await rm(place.dataDir, { recursive: true, force: true });
    },
  };
}

export async function newPlace(): Promise<InstancePlace> {
  const [port, mailPort, smtpPort] = await freePorts();
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'rolecall-instance-'));
  return { dataDir, port, mailPort, smtpPort };
}

/** The shell's variables without those that configure Rolecall or the test runner. */
function inherited(): Record<string, string> {
  const names = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SYSTEMROOT', 'LANG'];
  return Object.fromEntries(names.map((name) => [name, process.env[name] ?? '']));
}

/** Next's types ask for NODE_ENV, which the start command is to set by itself. */
function withoutNodeEnv(env: Record<string, string>): NodeJS.ProcessEnv {
  return env as NodeJS.ProcessEnv;
}

/** Taken together, so that no two are the same. */
async function freePorts(): Promise<[number, number, number]> {
  const servers = [net.createServer(), net.createServer(), net.createServer()];
  const ports: number[] = [];
  for (const server of servers) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    ports.push(typeof address === 'object' && address ? address.port : 0);
  }
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  const [port = 0, mailPort = 0, smtpPort = 0] = ports;
  return [port, mailPort, smtpPort];
}

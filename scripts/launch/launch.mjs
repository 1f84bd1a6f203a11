/** `npm start` and `npm run dev`: prepares what is stale, starts the parts, stops them together. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepareBuild } from '../prepare/build.mjs';
import { prepareDependencies } from '../prepare/dependencies.mjs';
import { root } from '../prepare/fingerprint.mjs';
import { preparePrismaClient } from '../prepare/prisma-client.mjs';
import { startChild } from '../process/child.mjs';
import { PlainFailure, sentenceOf } from '../process/plain-failure.mjs';
import { readEnvFile } from './env-file.mjs';
import { keepDatabase } from './kept-database.mjs';
import { requirePort } from './port.mjs';
import { onStopSignal } from './stop-signals.mjs';

/** @typedef {{ dev: boolean, demo: boolean }} LaunchOptions */
/** @typedef {import('../process/child.mjs').Child} Child */

/** Many times what the server keeps, about 100 MB. */
const heapLimitMb = 768;

const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);

/** @param {LaunchOptions} options */
export async function launch(options) {
  const abort = new AbortController();
  /** From the last to the first: the server before what it uses. */
  const stops = /** @type {(() => Promise<void>)[]} */ ([]);
  /** @type {Promise<void> | undefined} */
  let stopping;
  const stopAll = () =>
    (stopping ??= (async () => {
      abort.abort();
      for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
    })());
  const end = async (/** @type {unknown} */ error) => {
    if (stopping) return;
    await stopAll();
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exit(1);
  };
  onStopSignal(() => void stopAll().then(() => process.exit(0)));
  process.stdout.on('error', () => {});
  await start(options, { signal: abort.signal, stops, onLost: end }).catch(end);
}

/**
 * @param {LaunchOptions} options
 * @param {{ signal: AbortSignal, stops: (() => Promise<void>)[], onLost: (error: unknown) => void }} control
 */
async function start({ dev, demo }, { signal, stops, onLost }) {
  process.chdir(root);
  readEnvFile();
  await prepareDependencies({ say, signal });

  const assistant = startAssistant();
  const server = startServer(dev);
  stops.push(assistant.stop, server.stop);
  const env = stringsOf((await assistant.heard('env')).env);
  await requirePort(String(env.HOST), Number(env.PORT));

  const database = env.DATABASE_URL
    ? Promise.resolve({ url: env.DATABASE_URL, stop: async () => {} })
    : keepDatabase(String(env.DATA_DIR), onLost);
  database.catch(() => {});
  stops.unshift(async () => (await database.catch(() => undefined))?.stop());

  await preparePrismaClient(signal);
  const built = dev ? Promise.resolve() : prepareBuild({ say, signal });
  // While the build runs, its failure waits for its turn.
  built.catch(() => {});

  const mailbox = env.SMTP_URL ? undefined : await startMailbox(env);
  if (mailbox) stops.unshift(mailbox.close);
  const { url } = await database;
  const fullEnv = {
    ...env,
    DATABASE_URL: url,
    SMTP_URL: env.SMTP_URL ?? mailbox?.smtpUrl ?? '',
    NODE_ENV: modeOf(dev),
  };

  assistant.tell({ task: 'migrate', env: fullEnv });
  await assistant.heard('migrate');
  await built;
  if (demo) await seedDemo({ ...process.env, ...fullEnv });

  server.tell({ type: 'go', env: fullEnv });
  assistant.tell({ task: 'setup-link' });
  const [{ link }] = await Promise.all([assistant.heard('setup-link'), server.heard('ready')]);
  await assistant.stop();
  server.exited.then(() => onLost(new PlainFailure('The server ended unexpectedly: start again.')));

  say(`Rolecall is ready at ${env.APP_URL}`);
  if (typeof link === 'string') say(`Set up the first Admin: ${link}`);
  if (mailbox) say(`Mailbox, since SMTP_URL is not set: ${mailbox.webUrl}`);
  say('Press Ctrl-C to stop.');
}

function startAssistant() {
  return startChild(path.join(root, 'scripts/launch/assistant.ts'), {
    name: 'The start command',
    execArgv: typescriptArgs(),
    cwd: root,
    stopLimitMs: 2_000,
  });
}

/**
 * The server loads its modules while the rest is prepared.
 * @param {boolean} dev
 */
function startServer(dev) {
  const { NODE_OPTIONS = '' } = process.env;
  return startChild(path.join(root, 'scripts/server.mjs'), {
    name: 'The server',
    args: dev ? ['--dev'] : [],
    // Libraries look at NODE_ENV as soon as they are loaded.
    env: {
      ...process.env,
      NODE_ENV: modeOf(dev),
      NEXT_TELEMETRY_DISABLED: '1',
      // Without a limit Node lets garbage grow to four times what is in use before it collects it
      // all. The operator's own limit comes last, which is the one that holds.
      ...(dev ? {} : { NODE_OPTIONS: `--max-old-space-size=${heapLimitMb} ${NODE_OPTIONS}` }),
    },
    cwd: root,
    stopLimitMs: 9_300,
  });
}

/**
 * @param {boolean} dev
 * @returns {'development' | 'production'}
 */
function modeOf(dev) {
  return dev ? 'development' : 'production';
}

/** Runs TypeScript as it stands; "react-server" resolves the package server-only to nothing. */
function typescriptArgs() {
  const tsx = createRequire(import.meta.url).resolve('tsx');
  return ['--conditions=react-server', '--import', pathToFileURL(tsx).href];
}

/** @param {Record<string, string>} env */
async function startMailbox(env) {
  const { startMailCatcher } = await import('../mail-catcher/mail-catcher.mjs');
  return startMailCatcher({
    dir: path.join(String(env.DATA_DIR), 'mails'),
    smtpPort: env.MAIL_CATCHER_SMTP_PORT ? Number(env.MAIL_CATCHER_SMTP_PORT) : undefined,
    webPort: env.MAIL_CATCHER_PORT ? Number(env.MAIL_CATCHER_PORT) : undefined,
  });
}

/** @param {NodeJS.ProcessEnv} env */
async function seedDemo(env) {
  const script = path.join(root, 'scripts/demo.ts');
  const seed = startChild(script, {
    name: 'The demo',
    execArgv: typescriptArgs(),
    env,
    cwd: root,
  });
  if ((await seed.exited) !== 0)
    throw new PlainFailure(
      'The demo project could not be filled, for the reason above: start without --demo, or set DATA_DIR to a new directory.',
    );
}

/**
 * @param {unknown} env
 * @returns {Record<string, string>}
 */
function stringsOf(env) {
  return Object.fromEntries(
    Object.entries(/** @type {Record<string, unknown>} */ (env))
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [name, String(value)]),
  );
}

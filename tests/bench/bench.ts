/**
 * `npm run bench [-- --members 100000] [-- --database embedded|postgres]`: measures the production
 * build against the budgets, on a database that is thrown away afterwards. It informs; nothing
 * fails because of it. BENCH_DATABASE_URL names a PostgreSQL server to use instead of a fresh one.
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { disconnectDatabase } from '../../lib/platform/database';
import { applyMigrations } from '../../scripts/migrations/apply-migrations';
import { prepareBuild } from '../../scripts/prepare/build.mjs';
import { runCommand } from '../../scripts/process/run-command';
import { signInAddresses } from './admin-actor';
import { measureApi } from './api';
import { apiScenarios, benchPasscode } from './api-scenarios';
import { freePort, startApplication } from './application';
import { openBenchDatabase } from './bench-database';
import { measureBrowser, openBrowser } from './browser';
import { measureBulkRoles } from './bulk-roles';
import { startFloor } from './floor';
import { explain, listScenarios } from './list-scenarios';
import { measureInvite, measureLists, measureSignIn } from './measures';
import { readOptions, type BenchOptions } from './options';
import { memoryRow, renderReport, singleTimeRow, type ReportRow } from './report';
import { measureResolver } from './resolver';
import { seedMembers } from './seed-members';
import { signIn } from './sign-in';
import { collectStops, type Stops } from './stops';

const say = (line: string) => process.stdout.write(`${line}\n`);
const signIns = 15;

async function bench(options: BenchOptions, stops: Stops): Promise<void> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'rolecall-bench-'));
  stops.add(async () => fs.rmSync(dir, { recursive: true, force: true }));
  await prepareBuild({ say });
  const database = await openBenchDatabase(options.database, dir, stops);
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  // For the bench's own use of the application's code as for the application.
  Object.assign(process.env, {
    AUTH_SECRET: randomBytes(33).toString('base64url'),
    APP_URL: origin,
    DATABASE_URL: database.url,
    SMTP_URL: 'smtp://127.0.0.1:1',
    LOG_LEVEL: 'silent',
    // What is measured is the call, and not how many of them are allowed.
    API_RATE_LIMIT: '9999999',
  });
  stops.add(disconnectDatabase);

  await applyMigrations(database.url);
  say(`Seeding ${options.members.toLocaleString('en')} members …`);
  const project = await seedMembers(database.url, options.members);
  await disconnectDatabase();
  await database.release();
  const application = await startApplication(
    {
      ...process.env,
      DATA_DIR: dir,
      DATABASE_URL: database.startUrl,
      HOST: '127.0.0.1',
      PORT: String(port),
      // Empty: the start command brings its own mailbox.
      SMTP_URL: '',
      MAIL_CATCHER_PORT: String(await freePort()),
      MAIL_CATCHER_SMTP_PORT: String(await freePort()),
    },
    origin,
    stops,
  );

  const idle = application.memoryOf('server');
  const emails = await signInAddresses(project, signIns + 1);
  const [email = '', ...others] = emails;
  const { cookie } = await signIn(origin, { ...project, email });
  const scenarios = await listScenarios(project, options.members);
  const passcode = await benchPasscode(project);
  const calls = await apiScenarios(project, passcode, options.members);
  const floorOf = await startFloor(database.url, [...scenarios, ...calls], stops);
  const rows: ReportRow[] = [];
  say('Measuring the lists …');
  const clock = application.processorTimeOf;
  rows.push(...(await measureLists(origin, cookie, scenarios, floorOf, options.database, clock)));
  say('Measuring the API …');
  rows.push(...(await measureApi(origin, passcode, calls, floorOf, clock)));
  say('Measuring sign-in, invitations, pages …');
  rows.push(...(await measureSignIn(origin, project, others)));
  rows.push(await measureInvite(project));
  rows.push(measureResolver());
  rows.push(...(await measureBulkRoles(project)));
  rows.push(...(await measureBrowser(await openBrowser(stops), origin, cookie)));
  const startBudget = options.database === 'embedded' ? 5_000 : 1_500;
  rows.push(
    singleTimeRow('start to ready, built already', application.readyMs, startBudget),
    memoryRow('memory of the server, idle', idle, 220),
    memoryRow('memory of the server, after load', application.memoryOf('server'), 350),
    memoryRow('memory of the embedded database', application.memoryOf('database')),
  );
  const load = os.loadavg()[0]?.toFixed(1);
  say(
    renderReport(
      `${options.members.toLocaleString('en')} members, ${options.database} database, ${os.cpus().length} CPUs (load ${load}), Node ${process.versions.node}`,
      rows,
    ),
  );
  if (process.env.BENCH_EXPLAIN) {
    for (const scenario of scenarios) say(`${scenario.name}\n${await explain(scenario)}\n`);
  }
}

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2));
  const stops = collectStops();
  const startedAt = performance.now();
  try {
    await bench(options, stops);
  } finally {
    await stops.all();
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  say(`Done in ${seconds} s; everything that was started is stopped.`);
});

/**
 * The launcher's short-lived helper for work that is written in TypeScript: it reads the
 * environment at once, then waits for the further tasks, and goes when it is told to.
 */
import { EnvError, parseLaunchEnv } from '../../lib/platform/env';
import { applyMigrations } from '../migrations/apply-migrations';
import { fail, report, stopWith } from '../process/managed.mjs';
import { PlainFailure } from '../process/plain-failure.mjs';
import { completeSecrets } from './secrets';

type Task = 'migrate' | 'setup-link';

const tasks: Record<Task, () => Promise<Record<string, unknown>>> = {
  migrate: async () => ({ applied: await applyMigrations(process.env.DATABASE_URL ?? '') }),
  'setup-link': async () => {
    const { issueSetupLink } = await import('../../lib/projects/commands/issue-setup-link');
    return { link: await issueSetupLink() };
  },
};

function readEnv(): Record<string, unknown> {
  try {
    return { ...completeSecrets(parseLaunchEnv(process.env)) };
  } catch (error) {
    throw error instanceof EnvError ? new PlainFailure(error.message) : error;
  }
}

try {
  report({ type: 'env', env: readEnv() });
} catch (error) {
  fail(error);
}

stopWith(async () => {});
process.on('message', (message: { task?: Task; env?: Record<string, string> }) => {
  const { task, env } = message;
  if (task === undefined) return;
  Object.assign(process.env, env);
  tasks[task]().then((answer) => report({ type: task, ...answer }), fail);
});

/**
 * `npm run rescue -- --email you@example.com [--project slug] [--two-factor]`: on the server's own
 * machine, makes somebody an Admin who can sign in, whatever stands in the way.
 */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { parseLaunchEnv } from '../lib/platform/env';
import { isAppError } from '../lib/core/errors';
import { disconnectDatabase } from '../lib/platform/database';
import { rescueAdmin, type RescueOutcome } from '../lib/projects/commands/rescue-admin';
import { rescueInput, type RescueInput } from '../lib/projects/schema';
import { withDatabase } from './database/with-database';
import { readEnvFile } from './launch/env-file.mjs';
import { completeSecrets } from './launch/secrets';
import { applyMigrations } from './migrations/apply-migrations';
import { PlainFailure, sentenceOf } from './process/plain-failure.mjs';
import { runCommand } from './process/run-command';

const usage =
  'Say whom to rescue: npm run rescue -- --email you@example.com [--project slug] [--two-factor]';

function readInput(): RescueInput {
  try {
    const { values } = parseArgs({
      options: {
        email: { type: 'string' },
        project: { type: 'string' },
        'two-factor': { type: 'boolean' },
      },
    });
    const { email, project, 'two-factor': twoFactor } = values;
    if (email === undefined) throw new PlainFailure(usage);
    const parsed = rescueInput.safeParse({ email, project, twoFactor });
    if (parsed.success) return parsed.data;
    throw new PlainFailure(parsed.error.issues.map(({ message }) => message).join('\n'));
  } catch (error) {
    if (error instanceof PlainFailure) throw error;
    throw new PlainFailure(`${sentenceOf(error)}\n${usage}`);
  }
}

async function rescue(input: RescueInput, url: string): Promise<RescueOutcome> {
  const env = completeSecrets(parseLaunchEnv(process.env));
  Object.assign(process.env, {
    DATABASE_URL: url,
    AUTH_SECRET: env.AUTH_SECRET,
    APP_URL: env.APP_URL,
    // Nothing is mailed by this command.
    SMTP_URL: env.SMTP_URL ?? 'smtp://127.0.0.1:1025',
  });
  await applyMigrations(url);
  try {
    const moment = { requestId: randomUUID(), address: null, userAgent: null, now: new Date() };
    return await rescueAdmin(moment, input);
  } catch (error) {
    throw isAppError(error) ? new PlainFailure(error.message) : error;
  } finally {
    await disconnectDatabase();
  }
}

const linkWords: Record<RescueOutcome['links'][number]['purpose'], string> = {
  invitation: 'Set a password and two-factor authentication',
  password: 'Sign in as before, or choose a new password',
  'two-factor': 'Set up two-factor authentication anew',
};

function report({ email }: RescueInput, { project, done, links }: RescueOutcome): void {
  const lines = [
    `${email} is an Admin of ${project.name}${links[0]?.purpose === 'invitation' ? ' once set up' : ''}.`,
    ...done.map((sentence) => `- ${sentence}`),
    ...links.map(
      ({ purpose, link, expiresAt }) =>
        `${linkWords[purpose]} (until ${expiresAt.toISOString()}): ${link}`,
    ),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

await runCommand(async () => {
  readEnvFile();
  const input = readInput();
  report(input, await withDatabase((url) => rescue(input, url)));
});

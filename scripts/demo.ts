/**
 * `npm start -- --demo`: fills a demo project once, in one transaction, and says how to sign in.
 * Runs on the migrated database of DATABASE_URL.
 */
import { hashPassword } from '../lib/auth/password-hash';
import { newTotpSecret } from '../lib/auth/totp';
import { unseal } from '../lib/platform/crypto';
import { database, disconnectDatabase } from '../lib/platform/database';
import { transact } from '../lib/platform/transact';
import { demoProject, fillProject } from './demo/fill-project';
import { demoPassword, signInNotice } from './demo/sign-in-notice';
import { adminStory, signInStories } from './demo/stories';
import { PlainFailure } from './process/plain-failure.mjs';
import { runCommand } from './process/run-command';

const say = (text: string) => process.stdout.write(`${text}\n`);

async function fill(now: Date): Promise<string> {
  const taken = await database().user.findFirst({
    where: { email: { in: signInStories.map(({ email }) => email) } },
    select: { email: true },
  });
  if (taken) {
    throw new PlainFailure(
      `The demo brings its own ${taken.email}, and this installation has one already.`,
    );
  }
  const credentials = {
    passwordHash: await hashPassword(demoPassword),
    totpSecret: newTotpSecret(),
  };
  const count = await transact((tx) => fillProject(tx, credentials, now));
  say(`The demo project ${demoProject.name} is filled with ${count} people.`);
  return credentials.totpSecret;
}

/** The key that the Admin of an earlier run has now; null when that Admin is gone. */
async function keyOfEarlierRun(): Promise<string | null> {
  const credential = await database().totpCredential.findFirst({
    where: { confirmedAt: { not: null }, user: { email: adminStory.email } },
  });
  return credential && unseal('totp-secret', credential.sealedSecret);
}

await runCommand(async () => {
  try {
    const now = new Date();
    const earlier = await database().project.findUnique({ where: { slug: demoProject.slug } });
    if (earlier) say(`The demo project ${earlier.name} is there already; nothing was changed.`);
    const key = earlier ? await keyOfEarlierRun() : await fill(now);
    if (key) say(signInNotice(key, now));
  } finally {
    await disconnectDatabase();
  }
});

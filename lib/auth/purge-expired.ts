import { log } from '../platform/log';
import { database } from '../platform/database';

const everyMs = 60 * 60_000;
/** A while longer than they count, so that a question about yesterday still finds them. */
const keptMs = 24 * 60 * 60_000;

/**
 * Deletes sessions, challenges, tickets and mailed links that ended a day ago or earlier, and the
 * API's kept answers.
 */
export async function purgeExpired(now: Date): Promise<void> {
  const where = { expiresAt: { lt: new Date(now.getTime() - keptMs) } };
  await database().session.deleteMany({ where });
  await database().signInChallenge.deleteMany({ where });
  await database().signInTicket.deleteMany({ where });
  await database().passkeyChallenge.deleteMany({ where });
  await database().accountLink.deleteMany({ where });
  await database().signUp.deleteMany({ where });
  await database().idempotencyKey.deleteMany({ where: { expiresAt: { lt: now } } });
}

/** Purges every hour while the process lives; several servers may do so side by side. */
export function purgeHourly(): void {
  setInterval(() => {
    purgeExpired(new Date()).catch((error: unknown) => {
      log().warn({ err: error }, 'Expired sessions and links could not be purged.');
    });
  }, everyMs).unref();
}

import { setTimeout as delay } from 'node:timers/promises';
import { database } from './database';
import { isTransactionConflict } from './database-errors';
import type { Prisma } from './generated/client';

/** A running transaction. */
export type Tx = Prisma.TransactionClient;

const attempts = 5;

/**
 * Runs the work in one transaction: all of it or none. Repeats it, up to five times with jitter,
 * when the database reports a serialization failure or a deadlock, so the work must have no
 * effect outside the transaction. Throwing rolls back.
 */
export async function transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database().$transaction(work, { timeout: 60_000, maxWait: 4_000 });
    } catch (error) {
      if (attempt === attempts || !isTransactionConflict(error)) throw error;
      await delay(Math.random() * 20 * 2 ** attempt);
    }
  }
}

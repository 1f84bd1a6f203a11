import { setTimeout as delay } from 'node:timers/promises';
import { currentTransaction, withinTransaction } from './current-transaction';
import { databaseClient } from './database';
import { isTransactionConflict } from './database-errors';
import type { Prisma } from './generated/client';

/** A running transaction. */
export type Tx = Prisma.TransactionClient;

const attempts = 5;

const effectsOf = new WeakMap<Tx, Set<() => void>>();

/**
 * Runs `effect` once the transaction has committed, and never when it rolls back. The same effect
 * asked for many times runs once. Effects must not throw.
 */
export function afterCommit(tx: Tx, effect: () => void): void {
  effectsOf.get(tx)?.add(effect);
}

/**
 * Runs the work in one transaction: all of it or none. Repeats it, up to five times with jitter,
 * when the database reports a serialization failure or a deadlock, so the work must have no
 * effect outside the transaction. Throwing rolls back. Inside `transactWhole` it is a part of
 * that transaction.
 */
export async function transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const whole = currentTransaction();
  return whole ? work(whole) : inTransaction(work);
}

/**
 * The same, of which every `transact` and every `database()` in the work is a part: several
 * commands and the reads of their outcome become all or none. The work must not catch what the
 * database throws and go on, since that has ended the transaction.
 */
export async function transactWhole<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction((tx) => withinTransaction(tx, () => work(tx)));
}

async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const effects = new Set<() => void>();
    const tracked = (tx: Tx) => {
      effectsOf.set(tx, effects);
      return work(tx);
    };
    try {
      const result = await databaseClient().$transaction(tracked, {
        timeout: 60_000,
        maxWait: 4_000,
      });
      for (const effect of effects) effect();
      return result;
    } catch (error) {
      if (attempt === attempts || !isTransactionConflict(error)) throw error;
      await delay(Math.random() * 20 * 2 ** attempt);
    }
  }
}

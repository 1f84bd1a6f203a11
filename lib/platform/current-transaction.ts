import { AsyncLocalStorage } from 'node:async_hooks';
import type { Prisma } from './generated/client';

type RunningTransaction = Prisma.TransactionClient;

// On globalThis, as the connections are: each bundle of Next has modules of its own.
const key = Symbol.for('rolecall.transaction');
const store = globalThis as typeof globalThis & { [key]?: AsyncLocalStorage<RunningTransaction> };
const running = (store[key] ??= new AsyncLocalStorage());

/** The transaction that all work of this call is to be a part of, if there is one. */
export function currentTransaction(): RunningTransaction | undefined {
  return running.getStore();
}

export function withinTransaction<T>(tx: RunningTransaction, work: () => Promise<T>): Promise<T> {
  return running.run(tx, work);
}

import { PrismaPg } from '@prisma/adapter-pg';
import { Pool, type PoolClient } from 'pg';
import { getEnv } from './env';
import { currentTransaction } from './current-transaction';
import { PrismaClient, type Prisma } from './generated/client';
import { plannedStatements } from './plan-once';
import { currentRequestStatus } from './request-status';

type Connections = { pool: Pool; client: PrismaClient };

// Next bundles routes and instrumentation apart, and reloads modules in development: one pool
// for the process has to live on globalThis.
const key = Symbol.for('rolecall.database');
const store = globalThis as typeof globalThis & { [key]?: Connections };

type Connected = (
  error: Error | undefined,
  client: PoolClient | undefined,
  done: () => void,
) => void;

/** Notes with the request that it got no connection, which turns its failure into a 503. */
class WatchedPool extends Pool {
  override connect(): Promise<PoolClient>;
  override connect(connected: Connected): void;
  override connect(connected?: Connected): Promise<PoolClient> | void {
    // Read now: the pool calls back from whatever request frees a connection.
    const status = currentRequestStatus();
    const note = () => {
      if (status) status.databaseUnavailable = true;
    };
    if (connected) {
      return super.connect((error, client, done) => {
        if (error) note();
        connected(error, client, done);
      });
    }
    return super.connect().catch((error: unknown) => {
      note();
      throw error;
    });
  }
}

function connections(): Connections {
  return (store[key] ??= connect());
}

function connect(): Connections {
  const url = getEnv().DATABASE_URL;
  const pool = new WatchedPool({
    connectionString: url,
    max: 10,
    // A request that gets no connection in this time answers 503 instead of hanging.
    connectionTimeoutMillis: 4_000,
    idleTimeoutMillis: 30_000,
    // Well below Prisma's own transaction time-out, so that the server rolls a stuck one back
    // before Prisma gives up on it: after Prisma's (P2028) a late statement could still commit.
    // Prisma sends times without a zone and reads them as UTC: on a server of another zone they
    // would be stored shifted, and wrong against the database's own clock.
    options: '-c TimeZone=UTC',
    idle_in_transaction_session_timeout: 15_000,
    statement_timeout: 30_000,
  });
  // An idle connection that the server closes is replaced at the next use; without a listener
  // it would end the process.
  pool.on('error', () => {});
  // As scripts/database/location.mjs calls it. There all connections share one backend session, and
  // with it the names of its statements.
  const isEmbedded = new URL(url).searchParams.get('application_name') === 'rolecall-embedded';
  const options = isEmbedded ? {} : { statementNameGenerator: plannedStatements() };
  return { pool, client: new PrismaClient({ adapter: new PrismaPg(pool, options) }) };
}

/**
 * The raw client, for queries and services; commands use `transact`. Inside `transactWhole` it is
 * that transaction: it sees what was written, and waits for no second connection.
 */
export function database(): Prisma.TransactionClient {
  return currentTransaction() ?? connections().client;
}

/** The client that begins transactions. */
export function databaseClient(): PrismaClient {
  return connections().client;
}

/** The connection pool under the client, for libraries that speak to PostgreSQL themselves. */
export function databasePool(): Pool {
  return connections().pool;
}

export async function disconnectDatabase(): Promise<void> {
  const open = store[key];
  delete store[key];
  if (!open) return;
  await open.client.$disconnect();
  if (!open.pool.ended) await open.pool.end();
}

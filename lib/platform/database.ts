import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { getEnv } from './env';
import { PrismaClient } from './generated/client';

type Connections = { pool: Pool; client: PrismaClient };

// Next bundles routes and instrumentation apart, and reloads modules in development: one pool
// for the process has to live on globalThis.
const key = Symbol.for('rolecall.database');
const store = globalThis as typeof globalThis & { [key]?: Connections };

function connections(): Connections {
  return (store[key] ??= connect());
}

function connect(): Connections {
  const pool = new Pool({
    connectionString: getEnv().DATABASE_URL,
    max: 10,
    // A request that gets no connection in this time answers 503 instead of hanging.
    connectionTimeoutMillis: 4_000,
    idleTimeoutMillis: 30_000,
    // Well below Prisma's own transaction time-out, so that the server rolls a stuck one back
    // before Prisma gives up on it: after Prisma's (P2028) a late statement could still commit.
    idle_in_transaction_session_timeout: 15_000,
    statement_timeout: 30_000,
  });
  // An idle connection that the server closes is replaced at the next use; without a listener
  // it would end the process.
  pool.on('error', () => {});
  return { pool, client: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

/** The raw client, for queries and services; commands use `transact`. */
export function database(): PrismaClient {
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

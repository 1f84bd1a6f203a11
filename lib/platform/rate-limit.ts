import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError, isAppError } from '../core/errors';
import { digestToken } from './crypto';
import { databasePool } from './database';

/** So many points in so many seconds, counted in the database for all copies of the server. */
export type RateLimit = {
  name: string;
  points: number;
  seconds: number;
  /** A table that a crash of the database may empty, for what is counted too often to wait for the disk. */
  table?: 'api_rate_limits';
};

const limiters = new Map<string, RateLimiterPostgres>();

function limiterFor(limit: RateLimit): RateLimiterPostgres {
  const known = limiters.get(limit.name);
  if (known) return known;
  const limiter = new RateLimiterPostgres({
    // Unnamed statements: on the embedded database all connections share one backend session, in
    // which a second connection could not prepare the same name again.
    storeClient: {
      query: ({ text, values }: { text: string; values?: unknown[] }) =>
        databasePool().query(text, values),
    },
    storeType: 'pool',
    tableName: limit.table ?? 'rate_limits',
    tableCreated: true,
    keyPrefix: limit.name,
    points: limit.points,
    duration: limit.seconds,
  });
  limiters.set(limit.name, limiter);
  return limiter;
}

/** Keys hold addresses of people; the table need not. */
function storedKey(key: string): string {
  return Buffer.from(digestToken(key)).toString('base64url');
}

/** How much of a limit is used up. */
export type RateUse = {
  isWithin: boolean;
  remaining: number;
  /** Until the count begins anew; at least one. */
  resetSeconds: number;
};

/** Counts one use, and says whether it was within the limit. */
export async function countRateUse(limit: RateLimit, key: string): Promise<RateUse> {
  try {
    return useOf(await limiterFor(limit).consume(storedKey(key)), true);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return useOf(refusal, false);
  }
}

function useOf({ remainingPoints, msBeforeNext }: RateLimiterRes, isWithin: boolean): RateUse {
  return {
    isWithin,
    remaining: Math.max(0, remainingPoints),
    resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  };
}

/**
 * Counts one use. @throws `rate_limited` with the seconds to wait when the limit is passed
 */
export async function consumeRateLimit(limit: RateLimit, key: string): Promise<void> {
  assertWithinRate(await countRateUse(limit, key));
}

/** @throws `rate_limited` with the seconds to wait */
export function assertWithinRate({ isWithin, resetSeconds }: RateUse): void {
  if (isWithin) return;
  throw new AppError('rate_limited', `Too many attempts. Try again in ${waitOf(resetSeconds)}.`, {
    retryAfterSeconds: resetSeconds,
  });
}

/** The same for callers that go on silently. @returns whether this use was within the limit */
export async function isWithinRateLimit(limit: RateLimit, key: string): Promise<boolean> {
  try {
    await consumeRateLimit(limit, key);
    return true;
  } catch (error) {
    if (isAppError(error, 'rate_limited')) return false;
    throw error;
  }
}

/** Forgets the uses of a key, after a success. */
export async function resetRateLimit(limit: RateLimit, key: string): Promise<void> {
  await limiterFor(limit).delete(storedKey(key));
}

/** Takes one use back that turned out to be none. */
export async function giveBackRateLimit(limit: RateLimit, key: string): Promise<void> {
  await limiterFor(limit).reward(storedKey(key));
}

function waitOf(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

/** The part of an address that one person commands: the whole IPv4, the /64 of an IPv6. */
export function networkOf(address: string | null): string {
  if (!address) return 'unknown';
  if (!address.includes(':')) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  const [head = '', tail = ''] = address.replace(/%.*$/, '').split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((part) => part.padStart(4, '0'))
    .join(':');
}

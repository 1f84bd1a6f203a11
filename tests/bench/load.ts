import type http from 'node:http';
import { openConnections, send, type Answer } from './http-client';

/** Times in milliseconds; `failures` counts answers that were not what was asked for. */
export type Figures = {
  count: number;
  failures: number;
  min: number;
  p50: number;
  p99: number;
  perSecond: number;
  /** Processor time for each piece of work, where it is known: other programs do not add to it. */
  processor?: { server: number; database: number | null };
};

/** Reads the processor time used so far. */
export type ProcessorClock = (part: 'server' | 'database') => number | null;

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Repeats a piece of work, so many at a time, until the count or the time is up. */
export async function repeat(
  work: (index: number) => Promise<boolean>,
  limits: { atOnce: number; count: number; ms: number },
): Promise<Figures> {
  const times: number[] = [];
  let failures = 0;
  let next = 0;
  const startedAt = performance.now();
  const worker = async () => {
    while (next < limits.count && performance.now() - startedAt < limits.ms) {
      const index = next++;
      const from = performance.now();
      if (!(await work(index).catch(() => false))) failures++;
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: limits.atOnce }, worker));
  return {
    count: times.length,
    failures,
    min: percentile(times, 0),
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    perSecond: (times.length / (performance.now() - startedAt)) * 1000,
  };
}

/** One request of a kind: the same again and again, or each time about somebody else. */
export type Asking = {
  url: URL;
  method?: string;
  headers: http.OutgoingHttpHeaders;
  /** The JSON that the next one sends. */
  nextBody?: () => unknown;
  isRight: (answer: Answer) => boolean;
  /** How often it is measured; what writes a lot is measured less often. */
  count?: number;
};

const warmUps = 60;

/** Requests again and again over connections that stay open, when it is answered at all. */
export async function measureRequests(
  asking: Asking,
  connections: number,
  clock?: ProcessorClock,
): Promise<Figures | { refused: string }> {
  const { method = 'GET', headers, nextBody, isRight, count = 400 } = asking;
  const agent = openConnections(connections);
  const ask = () => {
    // Read each time: it may be about somebody else.
    const { url } = asking;
    const body = nextBody && Buffer.from(JSON.stringify(nextBody()));
    const sent = body ? { ...headers, 'content-type': 'application/json' } : headers;
    return send(url, { agent, method, headers: sent, ...(body ? { body } : {}) });
  };
  const work = async () => isRight(await ask());
  try {
    const first = await ask();
    if (!isRight(first)) return { refused: `answered ${first.status}: ${first.body.slice(0, 80)}` };
    await repeat(work, { atOnce: connections, count: Math.min(warmUps, count), ms: 5_000 });
    const times = connections === 1 ? Math.ceil(count / 2) : count;
    const before = { server: clock?.('server'), database: clock?.('database') };
    const figures = await repeat(work, { atOnce: connections, count: times, ms: 8_000 });
    const server = clock?.('server');
    const database = clock?.('database');
    if (server == null || before.server == null) return figures;
    const each = (from: number, to: number) => (to - from) / figures.count;
    return {
      ...figures,
      processor: {
        server: each(before.server, server),
        database:
          database == null || before.database == null ? null : each(before.database, database),
      },
    };
  } finally {
    agent.destroy();
  }
}

/** The same for a page. */
export async function measurePage(
  url: URL,
  cookie: string,
  connections: number,
  isRight: (answer: Answer) => boolean,
  clock?: ProcessorClock,
): Promise<Figures | { refused: string }> {
  const headers = { cookie, accept: 'text/html', 'accept-encoding': 'identity' };
  return measureRequests({ url, headers, isRight }, connections, clock);
}

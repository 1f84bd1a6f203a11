import { databasePool } from '../../lib/platform/database';

export type Statement = { text: string; values: unknown[] };

/** What a read sends is taken down at the pool, so that the floor runs the very same. */
export async function recordStatements(read: () => Promise<unknown>): Promise<Statement[]> {
  const pool = databasePool();
  const original = pool.query.bind(pool);
  const statements: Statement[] = [];
  const recording = (...args: unknown[]) => {
    const [first, second] = args;
    const [text, values] =
      typeof first === 'object' && first !== null && 'text' in first
        ? [first.text, 'values' in first && Array.isArray(first.values) ? first.values : second]
        : [first, second];
    statements.push({ text: String(text), values: Array.isArray(values) ? values : [] });
    return Reflect.apply(original, pool, args) as unknown;
  };
  Object.assign(pool, { query: recording });
  try {
    await read();
  } finally {
    Object.assign(pool, { query: original });
  }
  return statements;
}

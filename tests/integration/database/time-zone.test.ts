import { expect, test } from 'vitest';
import { database } from '@/lib/platform/database';

test('times are stored as they are, whatever the zone of the database server', async () => {
  const now = new Date('2026-11-21T10:00:00Z');
  const [row] = await database().$queryRaw<{ seconds: number; zone: string }[]>`
    SELECT extract(epoch FROM ${now}::timestamptz)::int AS seconds,
           current_setting('TimeZone') AS zone`;
  expect(row).toEqual({ seconds: now.getTime() / 1000, zone: 'UTC' });
});

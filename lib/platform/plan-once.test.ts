import { expect, test } from 'vitest';
import { planOnce, plannedStatements } from './plan-once';

const sqlOf = (text: string) => `${planOnce.sql} ${text}`;

test('only what is to be planned once gets a name, and keeps it', () => {
  const nameOf = plannedStatements();
  expect(nameOf({ sql: 'SELECT 1' })).toBe('');
  const name = nameOf({ sql: sqlOf('SELECT 1') });
  expect(name).not.toBe('');
  expect(nameOf({ sql: sqlOf('SELECT 2') })).not.toBe(name);
  expect(nameOf({ sql: sqlOf('SELECT 1') })).toBe(name);
});

test('texts without end do not fill the database with plans', () => {
  const nameOf = plannedStatements();
  const names = Array.from({ length: 1_000 }, (_, at) => nameOf({ sql: sqlOf(`SELECT ${at}`) }));
  expect(new Set(names).size).toBeLessThan(150);
  expect(nameOf({ sql: sqlOf('SELECT 0') })).toBe(names[0]);
});

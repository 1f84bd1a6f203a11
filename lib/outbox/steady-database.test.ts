import { expect, test, vi } from 'vitest';
import { log } from '../platform/log';
import { SteadyDatabase } from './steady-database';

const fails = async () => {
  throw new Error('away');
};

test('a database that is away is logged once, and so is its return', async () => {
  const error = vi.spyOn(log(), 'error');
  const info = vi.spyOn(log(), 'info');
  const database = new SteadyDatabase();
  await database.attempt(fails);
  await database.attempt(fails);
  expect(await database.attempt(async () => 1)).toEqual({ done: true, value: 1 });
  await database.attempt(async () => 2);
  expect(error).toHaveBeenCalledOnce();
  expect(info).toHaveBeenCalledOnce();
});

test('one statement runs at a time', async () => {
  const database = new SteadyDatabase();
  let running = 0;
  let most = 0;
  const statement = async () => {
    most = Math.max(most, ++running);
    await Promise.resolve();
    running -= 1;
  };
  await Promise.all([1, 2, 3].map(() => database.attempt(statement)));
  expect(most).toBe(1);
});

test('what must be written is repeated until the database has it', async () => {
  const database = new SteadyDatabase();
  let tries = 0;
  const statement = async () => {
    if (++tries === 1) throw new Error('away');
  };
  const settled = database.settle(statement, () => false);
  await vi.waitUntil(() => database.unsettled === 1);
  await settled;
  expect([tries, database.unsettled]).toEqual([2, 0]);
});

test('a worker that stops does not wait for the database', async () => {
  await new SteadyDatabase().settle(fails, () => true);
});

import { setTimeout as delay } from 'node:timers/promises';
import { log } from '../platform/log';

const retryMs = 1000;

/**
 * The worker's way to the database: one statement at a time, so that it never takes a second
 * connection from the requests, and a database that is away is logged once, not at every try.
 */
export class SteadyDatabase {
  #last: Promise<unknown> = Promise.resolve();
  #away = false;
  #unsettled = 0;

  /** How many statements wait for the database to return. */
  get unsettled(): number {
    return this.#unsettled;
  }

  /** @returns whether the statement was done, with its result */
  async attempt<T>(
    statement: () => Promise<T>,
  ): Promise<{ done: true; value: T } | { done: false }> {
    const turn = this.#last.then(statement);
    this.#last = turn.catch(() => {});
    try {
      const value = await turn;
      if (this.#away) log().info('The outbox reaches the database again.');
      this.#away = false;
      return { done: true, value };
    } catch (error) {
      if (!this.#away) log().error({ err: error }, 'The outbox cannot work with the database.');
      this.#away = true;
      return { done: false };
    }
  }

  /** Repeats the statement until it is done, or `mayStop` says not to go on. */
  async settle(statement: () => Promise<unknown>, mayStop: () => boolean): Promise<void> {
    if ((await this.attempt(statement)).done) return;
    this.#unsettled += 1;
    try {
      while (!mayStop()) {
        await delay(retryMs);
        if ((await this.attempt(statement)).done) return;
      }
    } finally {
      this.#unsettled -= 1;
    }
  }
}

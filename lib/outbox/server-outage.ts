import { outageDelay } from './retry-schedule';

/** Mails are given up only when the server was seen away for so long, not in a moment's outage. */
const convincingMs = 10 * 60_000;

/**
 * What this process knows of the mail server. While it is away one mail at a time tries it for
 * all of them, so a long queue costs no more than a short one, and its return is seen within half
 * a minute.
 */
export class ServerOutage {
  /** Not known at the start: another process may have left mails that wait for the server. */
  #state: 'unknown' | 'serving' | 'away' = 'unknown';
  #since = 0;
  #failures = 0;
  #nextProbe = 0;

  /** How many mails may be tried now, beside those under way. */
  allowance(now: Date, underWay: number): number {
    if (this.#state !== 'away') return Number.POSITIVE_INFINITY;
    return underWay === 0 && now.getTime() >= this.#nextProbe ? 1 : 0;
  }

  /** @returns whether this is news */
  failed(now: Date): boolean {
    const news = this.#state !== 'away';
    // Mails that were under way together when the server went are one failure, not several.
    const again = !news && now.getTime() < this.#nextProbe;
    if (news) {
      this.#state = 'away';
      this.#since = now.getTime();
      this.#failures = 0;
    }
    if (!again) {
      this.#failures += 1;
      this.#nextProbe = now.getTime() + outageDelay(this.#failures);
    }
    return news;
  }

  /** @returns whether mails may be waiting that need not any more */
  served(): boolean {
    const news = this.#state !== 'serving';
    this.#state = 'serving';
    return news;
  }

  get nextProbe(): Date {
    return new Date(this.#nextProbe);
  }

  isConvincing(now: Date): boolean {
    return this.#state === 'away' && now.getTime() - this.#since >= convincingMs;
  }
}

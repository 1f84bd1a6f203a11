import { setTimeout as delay } from 'node:timers/promises';
import { log } from '../platform/log';
import { mailConnections, type MailTransport } from '../platform/mail';
import { composeMail } from './compose-mail';
import { deliveryFaultOf, type DeliveryFault } from './delivery-fault';
import {
  claimMessages,
  deliveryLimitMs,
  endOutage,
  giveUpWaiting,
  markFailed,
  markSent,
  noteOutage,
  postpone,
  release,
  type ClaimedMessage,
} from './message-queue';
import { onOutboxNudge } from './nudge';
import { giveUpAfterMs, retryDelay } from './retry-schedule';
import { ServerOutage } from './server-outage';
import { SteadyDatabase } from './steady-database';
import { WakeSignal } from './wake-signal';

const pollMs = 1000;
/** What is under way at a stop may finish in this time; then it is broken off and given back. */
const finishMs = 1000;
const releaseMs = 700;

/**
 * Sends what the outbox owes, a few mails at a time. Every message is claimed by a lease before
 * the mail server is spoken to, and no transaction is open meanwhile. Any number of workers may
 * run on one database.
 */
export class OutboxWorker {
  readonly #transport: MailTransport;
  readonly #now: () => Date;
  readonly #database = new SteadyDatabase();
  readonly #outage = new ServerOutage();
  readonly #signal = new WakeSignal();
  readonly #deliveries = new Set<Promise<void>>();
  readonly #loop: Promise<void>;
  #stopping = false;

  constructor(transport: MailTransport, now = () => new Date()) {
    this.#transport = transport;
    this.#now = now;
    this.#loop = this.#run();
  }

  /** Takes no more mails, finishes or gives back those under way, and closes the connections. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#signal.wake();
    await Promise.race([this.#finished(), delay(finishMs)]);
    this.#transport.close();
    await Promise.race([this.#finished(), delay(releaseMs)]);
  }

  async #finished(): Promise<void> {
    await this.#loop;
    await Promise.all(this.#deliveries);
  }

  async #run(): Promise<void> {
    const stopListening = onOutboxNudge(() => this.#signal.wake());
    while (!this.#stopping) {
      await this.#claim();
      await this.#signal.sleep(pollMs);
    }
    stopListening();
  }

  async #claim(): Promise<void> {
    // A mail that was sent but could not be marked so must not be claimed again before it is.
    if (this.#database.unsettled > 0) return;
    const now = this.#now();
    const underWay = this.#deliveries.size;
    const limit = Math.min(mailConnections - underWay, this.#outage.allowance(now, underWay));
    if (limit <= 0) return;
    const deadline = performance.now() + deliveryLimitMs;
    const claim = await this.#database.attempt(() => claimMessages(limit, now));
    if (claim.done) for (const message of claim.value) this.#start(message, deadline);
  }

  #start(message: ClaimedMessage, deadline: number): void {
    const delivery = this.#deliver(message, deadline).finally(() => {
      this.#deliveries.delete(delivery);
      this.#signal.wake();
    });
    this.#deliveries.add(delivery);
  }

  async #deliver(message: ClaimedMessage, deadline: number): Promise<void> {
    const timeLeft = Math.floor(deadline - performance.now());
    if (this.#stopping || timeLeft <= 0) return this.#settle(() => release(message));
    try {
      const mail = await composeMail(message);
      await this.#transport.send(mail, AbortSignal.timeout(timeLeft));
    } catch (error) {
      if (this.#stopping) return this.#settle(() => release(message));
      return this.#failed(message, deliveryFaultOf(error), error);
    }
    const now = this.#now();
    await this.#settle(() => markSent(message, now));
    await this.#serverAnswered();
  }

  async #failed(message: ClaimedMessage, fault: DeliveryFault, error: unknown): Promise<void> {
    if (fault.kind === 'server') return this.#serverAway(message, fault.reason, error);
    const now = this.#now();
    const age = now.getTime() - message.createdAt.getTime();
    const facts = { messageId: message.id, template: message.template, reason: fault.reason };
    if (fault.kind === 'refused' || age >= giveUpAfterMs) {
      log().error({ ...facts, cause: causeOf(error) }, 'A mail was given up.');
      await this.#settle(() => markFailed(message, fault.reason));
    } else {
      log().warn(facts, 'A mail is tried again later.');
      const until = new Date(now.getTime() + retryDelay(message.attempts, age));
      await this.#settle(() => postpone(message, until, fault.reason));
    }
    await this.#serverAnswered();
  }

  async #serverAway(message: ClaimedMessage, reason: string, error: unknown): Promise<void> {
    const now = this.#now();
    if (this.#outage.failed(now)) log().error({ reason, err: error }, 'No mail can be sent.');
    await this.#settle(() => postpone(message, this.#outage.nextProbe, reason));
    await this.#database.attempt(() => noteOutage(reason, now));
    if (!this.#outage.isConvincing(now)) return;
    const overdue = new Date(now.getTime() - giveUpAfterMs);
    const givenUp = await this.#database.attempt(() => giveUpWaiting(overdue));
    if (givenUp.done && givenUp.value > 0) {
      log().error({ reason, mails: givenUp.value }, 'Mails were given up.');
    }
  }

  async #serverAnswered(): Promise<void> {
    if (!this.#outage.served()) return;
    log().info('The mail server takes mails.');
    await this.#database.attempt(() => endOutage(this.#now()));
  }

  #settle(statement: () => Promise<unknown>): Promise<void> {
    return this.#database.settle(statement, () => this.#stopping);
  }
}

/** The stack only: other facts of an error can hold a link, and with it a token. */
function causeOf(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error ? cause.stack : undefined;
}

import { openMailTransport } from '../platform/mail';
import { onShutdown } from '../platform/shutdown';
import { OutboxWorker } from './worker';

// On globalThis, since development loads modules again and would start a second one.
const key = Symbol.for('rolecall.outbox.worker');
const store = globalThis as typeof globalThis & { [key]?: OutboxWorker };

/** Starts this process's worker, once, and stops it with the server. */
export function runOutboxWorker(): void {
  if (store[key]) return;
  const worker = new OutboxWorker(openMailTransport());
  store[key] = worker;
  onShutdown(() => worker.stop());
}

// Next bundles routes and instrumentation apart, so that a module's own state is not shared
// between the command that owes a mail and the worker that sends it.
const key = Symbol.for('rolecall.outbox.nudge');
const store = globalThis as typeof globalThis & { [key]?: Set<() => void> };

/** Tells this process's worker that mails were committed; others find them when they next look. */
export function nudgeOutbox(): void {
  for (const listener of store[key] ?? []) listener();
}

/** @returns the way to stop listening */
export function onOutboxNudge(listener: () => void): () => void {
  const listeners = (store[key] ??= new Set());
  listeners.add(listener);
  return () => listeners.delete(listener);
}

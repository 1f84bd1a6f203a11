/** Shared with scripts/server.mjs, which Next's bundles cannot import. */
const key = Symbol.for('rolecall.shutdown');

type Hook = () => Promise<void>;

/**
 * Runs `hook` when the server stops, after the last request was answered. All hooks run at once
 * and have two seconds.
 */
export function onShutdown(hook: Hook): void {
  const registry = globalThis as typeof globalThis & { [key]?: Hook[] };
  (registry[key] ??= []).push(hook);
}

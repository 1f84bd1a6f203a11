/** Next calls this once in each server process before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_PHASE === 'phase-production-build') return;
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { runOutboxWorker } = await import('./lib/outbox/run-worker');
    runOutboxWorker();
  }
}

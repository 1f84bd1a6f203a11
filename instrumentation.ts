import type { Instrumentation } from 'next';

/** Next calls this once in each server process before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_PHASE === 'phase-production-build') return;
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { runOutboxWorker } = await import('./lib/outbox/run-worker');
    runOutboxWorker();
    const { purgeHourly } = await import('./lib/auth/purge-expired');
    purgeHourly();
    const { endInactivityHourly } = await import('./lib/members/inactivity/hourly');
    endInactivityHourly();
    const { warnOfEndsHourly } = await import('./lib/passcodes/hourly');
    warnOfEndsHourly();
    if (process.env.NODE_ENV === 'production') {
      const { logConsole } = await import('./lib/delivery/log-errors');
      logConsole();
    }
  }
}

export const onRequestError: Instrumentation.onRequestError = async (...facts) => {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { logRequestError } = await import('./lib/delivery/log-errors');
    await logRequestError(...facts);
  }
};

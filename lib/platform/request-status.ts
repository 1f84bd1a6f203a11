import type { AsyncLocalStorage } from 'node:async_hooks';

type RequestStatus = { databaseUnavailable: boolean };

/** The status of the request that is being worked on; scripts/server/request-status.mjs reads it. */
export function currentRequestStatus(): RequestStatus | undefined {
  const requests = Reflect.get(globalThis, Symbol.for('rolecall.requests')) as
    AsyncLocalStorage<RequestStatus> | undefined;
  return requests?.getStore();
}

import type { Instrumentation } from 'next';
import { log } from '../platform/log';

/**
 * Logs what a page, action or route threw, with the request's ID. The route's pattern is named,
 * not its address, which may hold a link's token.
 */
export const logRequestError: Instrumentation.onRequestError = (error, request, context) => {
  const requestId = request.headers['x-request-id'];
  log().error({ err: error, requestId, route: context.routePath }, 'A request failed');
};

/**
 * Makes what libraries write to the console part of the JSON log. Next writes each error that it
 * reports to `logRequestError` there as well; those carry a digest and are left out.
 */
export function logConsole(): void {
  const write = (level: 'error' | 'warn') => (first: unknown, second?: unknown) => {
    const error = [first, second].find((each) => each instanceof Error);
    if (error && 'digest' in error) return;
    log()[level]({ err: error }, typeof first === 'string' ? first.trim() : 'Console');
  };
  console.error = write('error');
  console.warn = write('warn');
}

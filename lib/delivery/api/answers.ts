import type { RequestContext } from '../../core/context';
import { problemOf } from '../../core/api-problem';
import type { AppError } from '../../core/errors';
import { getEnv } from '../../platform/env';
import { etagOf } from './etag';
import type { KeptAnswer } from './idempotency';
import type { Operation } from './operation';

const https = 'max-age=63072000; includeSubDomains';

/** What every answer of the API carries, whatever it is. */
export function commonHeaders({ requestId }: RequestContext): Record<string, string> {
  return {
    'X-Correlation-Id': requestId,
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    ...(getEnv().APP_URL.startsWith('https://') ? { 'Strict-Transport-Security': https } : {}),
  };
}

/** What an operation answers, as it can be kept and sent. */
export function answerOf(operation: Operation, result: unknown): KeptAnswer {
  const { status = 200, location } = operation;
  if (status === 204) return { status, headers: {}, body: null };
  return {
    status,
    headers: {
      'Content-Type': 'application/json',
      ...(isResource(result) ? { ETag: etagOf(result) } : {}),
      ...(location ? { Location: `${getEnv().APP_URL}/api/v1${location(result)}` } : {}),
    },
    body: JSON.stringify(result),
  };
}

/** Lists and answers to questions have no version. */
function isResource(result: unknown): result is Record<string, unknown> {
  return (
    typeof result === 'object' &&
    result !== null &&
    !Array.isArray(result) &&
    'type' in result &&
    result.type !== 'list'
  );
}

export function problemAnswer(error: AppError, { requestId }: RequestContext): KeptAnswer {
  const problem = problemOf(error, requestId, `${getEnv().APP_URL}/docs`);
  const { retryAfterSeconds = problem.status === 503 ? 5 : undefined } = error.details;
  return {
    status: problem.status,
    headers: {
      'Content-Type': 'application/problem+json',
      ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }),
      ...(problem.status === 401 ? { 'WWW-Authenticate': 'Bearer realm="Rolecall"' } : {}),
    },
    body: JSON.stringify(problem),
  };
}

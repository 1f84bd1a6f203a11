import { problemCodes } from '../../../core/api-problem';
import type { HeaderObject, Reference, ResponseObject } from '../../../core/openapi';
import { referenceTo } from '../../../core/openapi';

export const headers = {
  'X-Correlation-Id': {
    description: 'Names this call in the audit log and in the server’s log.',
    schema: { type: 'string' },
  },
  'RateLimit-Limit': {
    description: 'How many calls this passcode may make in a minute.',
    schema: { type: 'integer' },
  },
  'RateLimit-Remaining': {
    description: 'How many of them are left.',
    schema: { type: 'integer' },
  },
  'RateLimit-Reset': {
    description: 'In how many seconds the count starts anew.',
    schema: { type: 'integer' },
  },
  'Retry-After': {
    description: 'After how many seconds to try again.',
    schema: { type: 'integer' },
  },
  'WWW-Authenticate': {
    description: 'How to authenticate.',
    schema: { type: 'string' },
  },
  'Idempotency-Replayed': {
    description: 'Present when the answer is that of an earlier call with the same key.',
    schema: { type: 'string', const: 'true' },
  },
  ETag: {
    description: 'The version of the resource, for If-Match and If-None-Match.',
    schema: { type: 'string' },
  },
  Location: {
    description: 'The address of what was created.',
    schema: { type: 'string', format: 'uri' },
  },
} as const satisfies Record<string, HeaderObject>;

export type HeaderName = keyof typeof headers;

export function headerReferences(names: readonly HeaderName[]): Record<string, Reference> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

const rate: readonly HeaderName[] = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'];
/** What every answer to a caller with a valid passcode carries. */
export const everywhere: readonly HeaderName[] = ['X-Correlation-Id', ...rate];

const refusals = {
  400: 'InvalidContent',
  401: 'Unauthenticated',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  413: 'TooLarge',
  415: 'UnsupportedMediaType',
  422: 'Invalid',
  429: 'RateLimited',
  500: 'Internal',
  503: 'Unavailable',
} as const;

export type RefusalStatus = keyof typeof refusals;

export function refusalReferences(statuses: readonly RefusalStatus[]): Record<string, Reference> {
  return Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/${refusals[status]}` }]),
  );
}

/** Each refusal once: what it is called, and the problem document that tells it. */
export function refusalResponses(): Record<string, ResponseObject> {
  return Object.fromEntries(
    Object.entries(refusals).map(([status, name]) => [name, refusal(Number(status))]),
  );
}

function refusal(status: number): ResponseObject {
  const codes = problemCodes.filter((problem) => problem.status === status);
  const names: readonly HeaderName[] = [
    'X-Correlation-Id',
    // Whoever is not known has no count; a fault may come before it.
    ...(status === 401 || status >= 500 ? [] : rate),
    ...(status === 401 ? (['WWW-Authenticate'] as const) : []),
    ...(status === 429 || status === 503 ? (['Retry-After'] as const) : []),
  ];
  return {
    description: codes.map(({ code, title }) => `\`${code}\`: ${title}.`).join(' '),
    headers: headerReferences(names),
    content: { 'application/problem+json': { schema: { $ref: referenceTo('Problem') } } },
  };
}

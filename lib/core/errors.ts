import type { FieldErrors, Staleness } from './action-state';

/** Every refusal and failure the product knows, as api.md names them. */
export type ErrorCode =
  | 'invalid_content'
  | 'unauthenticated'
  | 'forbidden'
  | 'outranked'
  | 'self'
  | 'network_refused'
  | 'reauthentication_required'
  | 'not_found'
  | 'method_not_allowed'
  | 'conflict'
  | 'last_admin'
  | 'stale'
  | 'payload_too_large'
  | 'unsupported_media_type'
  | 'invalid'
  | 'link_invalid'
  | 'rate_limited'
  | 'internal'
  | 'unavailable';

const httpStatuses: Record<ErrorCode, number> = {
  invalid_content: 400,
  unauthenticated: 401,
  forbidden: 403,
  outranked: 403,
  self: 403,
  network_refused: 403,
  reauthentication_required: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  last_admin: 409,
  stale: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  invalid: 422,
  link_invalid: 410,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
};

/** The one map from code to HTTP status. */
export function httpStatusOf(code: ErrorCode): number {
  return httpStatuses[code];
}

/** One thing that is wrong with a request of the API. */
export type RequestProblem = {
  code: string;
  detail: string;
  /** A JSON pointer into the body, or the name of a parameter or header. */
  source: { pointer: string } | { parameter: string };
};

/** A failure with a code for machines and a sentence for people. */
export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: {
      fieldErrors?: FieldErrors;
      retryAfterSeconds?: number;
      /** Of code `stale`. */
      staleness?: Staleness;
      /** Where it concerns parts of an API request that are no fields of a form. */
      problems?: RequestProblem[];
    } = {},
  ) {
    super(message);
  }
}

export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code);
}

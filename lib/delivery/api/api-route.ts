import { recordRefusal } from '../../audit/record-refusal';
import { contextFromHeaders } from '../../auth/request-context';
import type { Context, RequestContext } from '../../core/context';
import { AppError } from '../../core/errors';
import { toAppError } from '../../platform/database-errors';
import { getEnv } from '../../platform/env';
import { log } from '../../platform/log';
import { assertWithinRate, countRateUse } from '../../platform/rate-limit';
import { transactWhole } from '../../platform/transact';
import { answerOf, commonHeaders, problemAnswer } from './answers';
import { askedOf, type Asked, type PathParts } from './asked';
import { authenticate } from './authenticate';
import { assertMatches, etagOf, isKnown } from './etag';
import {
  claimKey,
  idempotencyKeyOf,
  keepAnswer,
  requestDigest,
  type KeptAnswer,
} from './idempotency';
import type { Operation } from './operation';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Method = (typeof methods)[number];

/** The operations of one address, by method. */
export type Operations = Partial<Record<Method, Operation>>;

/** Of an address without variable parts Next hands on no parts at all. */
type RouteContext = { params: Promise<PathParts | undefined> };
type Handler = (request: Request, route: RouteContext) => Promise<Response>;

/** The handlers of an address; `operations` is what the documentation is made of. */
export type ApiHandler = Handler & { operations?: Operations };

/**
 * The way of every call of the API: who, how often, what, and then the command or query that the
 * screens use; every failure is a problem document. Methods without an operation answer 405.
 */
export function apiRoute(operations: Operations): Record<Method | 'OPTIONS', ApiHandler> {
  const allowed = methods.filter((method) => operations[method]);
  const allow = [...allowed, ...(operations.GET ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  const handlerOf = (method: Method): ApiHandler => {
    const operation = operations[method];
    const handler: Handler = operation
      ? (request, route) => serve(request, route, operation, operations)
      : async (request) =>
          refuse(request, new AppError('method_not_allowed', `This address takes ${allow}.`), {
            Allow: allow,
          });
    return Object.assign(handler, { operations });
  };
  return {
    GET: handlerOf('GET'),
    POST: handlerOf('POST'),
    PUT: handlerOf('PUT'),
    PATCH: handlerOf('PATCH'),
    DELETE: handlerOf('DELETE'),
    // Without headers of CORS: pages of other sites have no business here.
    OPTIONS: async (request) =>
      new Response(null, {
        status: 204,
        headers: { ...commonHeaders(contextFromHeaders(request.headers)), Allow: allow },
      }),
  };
}

/** Answers a request that no operation is for. */
export function refuse(
  request: Request,
  error: AppError,
  headers?: Record<string, string>,
): Response {
  const ctx = contextFromHeaders(request.headers);
  return send(problemAnswer(error, ctx), { ...commonHeaders(ctx), ...headers });
}

function send({ status, headers, body }: KeptAnswer, more: Record<string, string>): Response {
  return new Response(body, { status, headers: { ...more, ...headers } });
}

async function serve(
  request: Request,
  route: RouteContext,
  operation: Operation,
  operations: Operations,
): Promise<Response> {
  let ctx: RequestContext | Context = contextFromHeaders(request.headers);
  const headers = commonHeaders(ctx);
  try {
    const actor = await authenticate(request.headers, ctx);
    const known: Context = { ...ctx, actor, projectId: actor.projectId };
    ctx = known;
    await countUse(known, headers);
    const asked = await askedOf(request, (await route.params) ?? {}, operation);
    if (request.method === 'GET' || request.method === 'HEAD' || operation.isQuestion) {
      return await read(request, operation, known, asked, headers);
    }
    return send(
      await write(request, operation, subjectOf(operation, operations), known, asked),
      headers,
    );
  } catch (error) {
    return send(problemAnswer(await reported(error, ctx), ctx), headers);
  }
}

/** What a write is on; a list has no version that could match. */
function subjectOf({ subject }: Operation, { GET }: Operations): Operation | undefined {
  return subject ?? (GET?.query ? undefined : GET);
}

/**
 * One count for a member's passcode and those that a reset left working, in the database, for all
 * copies of the server together.
 */
async function countUse({ actor }: Context, headers: Record<string, string>): Promise<void> {
  const points = getEnv().API_RATE_LIMIT;
  const limit = { name: 'api', points, seconds: 60, table: 'api_rate_limits' } as const;
  const use = await countRateUse(limit, actor.memberId);
  headers['RateLimit-Limit'] = String(points);
  headers['RateLimit-Remaining'] = String(use.remaining);
  headers['RateLimit-Reset'] = String(use.resetSeconds);
  assertWithinRate(use);
}

async function read(
  request: Request,
  operation: Operation,
  ctx: Context,
  asked: Asked,
  headers: Record<string, string>,
): Promise<Response> {
  const result = await operation.handle(ctx, asked);
  if (result instanceof Response) {
    for (const [name, value] of Object.entries(headers)) result.headers.set(name, value);
    return result;
  }
  const answer = answerOf(operation, result);
  const { ETag } = answer.headers;
  if (ETag !== undefined && isKnown(request.headers.get('if-none-match'), ETag)) {
    return send({ status: 304, headers: { ETag }, body: null }, headers);
  }
  return send(answer, headers);
}

/**
 * A write with what it answers, in one transaction: the same key again is answered the same, and a
 * version that is no longer there lets nothing happen.
 */
async function write(
  request: Request,
  operation: Operation,
  subject: Operation | undefined,
  ctx: Context,
  asked: Asked,
): Promise<KeptAnswer> {
  const key = idempotencyKeyOf(request.headers);
  const ifMatch = request.headers.get('if-match');
  return transactWhole(async (tx) => {
    if (key !== null) {
      const kept = await claimKey(tx, ctx, key, requestDigest(request, asked));
      if (kept) return { ...kept, headers: { ...kept.headers, 'Idempotency-Replayed': 'true' } };
    }
    const held = ifMatch === null ? ctx : await withVersion(ctx, ifMatch, subject, asked);
    const answer = answerOf(operation, await operation.handle(held, asked));
    if (key !== null) await keepAnswer(tx, ctx, key, answer);
    return answer;
  });
}

/**
 * Compares versions now, since whoever may not read the resource is to make nobody wait, and lets
 * the first command compare again once it holds what it changes.
 */
async function withVersion(
  ctx: Context,
  ifMatch: string,
  subject: Operation | undefined,
  asked: Asked,
): Promise<Context> {
  if (!subject) {
    throw new AppError('invalid', 'What this address writes has no version to match.', {
      problems: [
        {
          code: 'invalid',
          detail: 'Leave If-Match out.',
          source: { parameter: 'If-Match' },
        },
      ],
    });
  }
  const compare = async () => {
    const current = await subject.handle(ctx, { ...asked, query: {}, body: undefined });
    assertMatches(ifMatch, current as Parameters<typeof etagOf>[0]);
  };
  await compare();
  let isHeld = false;
  const assertCurrent = async () => {
    if (isHeld) return;
    isHeld = true;
    await compare();
  };
  return { ...ctx, assertCurrent };
}

/** Turns whatever was thrown into a refusal; those of a person are audited, faults of ours logged. */
async function reported(error: unknown, ctx: RequestContext): Promise<AppError> {
  const known = toAppError(error);
  if (known) {
    await recordRefusal(ctx, known);
    return known;
  }
  log().error({ err: error, requestId: ctx.requestId }, 'A call of the API failed');
  return new AppError('internal', 'Something went wrong on our side. Nothing was changed.');
}

import { unstable_rethrow } from 'next/navigation';
import { headers } from 'next/headers';
import type { z } from 'zod';
import { recordRefusal } from '../audit/record-refusal';
import { requestContext } from '../auth/request-context';
import { requireActor, requireUser } from '../auth/require-actor';
import type { ActionState } from '../core/action-state';
import type { Context, RequestContext, UserContext } from '../core/context';
import { AppError, httpStatusOf } from '../core/errors';
import { toAppError } from '../platform/database-errors';
import { log } from '../platform/log';
import { fieldErrorsOf, formInput, formValues, withoutSecrets } from '../core/form-values';
import { isSameOrigin } from './same-origin';

type Handler<C, I, T> = (ctx: C, input: I) => Promise<T>;

/** Runs an action of a member: the form names the project in its field `project`. */
export async function runAction<S extends z.ZodType, T>(
  schema: S,
  form: FormData,
  handler: Handler<Context, z.output<S>, T>,
): Promise<ActionState<T>> {
  return run(schema, form, handler, async (ctx, projectSlug) => {
    const actor = await requireActor(projectSlug);
    return { ...ctx, actor, projectId: actor.projectId };
  });
}

/** Runs an action of a signed-in person on what is theirs in every project. */
export async function runUserAction<S extends z.ZodType, T>(
  schema: S,
  form: FormData,
  handler: Handler<UserContext, z.output<S>, T>,
): Promise<ActionState<T>> {
  return run(schema, form, handler, async (ctx) => ({ ...ctx, user: await requireUser() }));
}

/** Runs an action that needs no session, such as the steps of signing in. */
export async function runPublicAction<S extends z.ZodType, T>(
  schema: S,
  form: FormData,
  handler: Handler<RequestContext, z.output<S>, T>,
): Promise<ActionState<T>> {
  return run(schema, form, handler, async (ctx) => ctx);
}

/** The way of every action: origin, who, schema, command; then an answer, whatever happened. */
async function run<C extends RequestContext, S extends z.ZodType, T>(
  schema: S,
  form: FormData,
  handler: Handler<C, z.output<S>, T>,
  identify: (ctx: RequestContext, projectSlug: string) => Promise<C>,
): Promise<ActionState<T>> {
  const ctx = await requestContext();
  // Actions are public: what arrives as the form may be anything, or nothing.
  const isForm = form instanceof FormData;
  const { project, ...values } = isForm ? formValues(form) : {};
  let identified: C | undefined;
  try {
    if (!isForm) throw new AppError('invalid_content', 'This was not a form. Reload the page.');
    if (!isSameOrigin(await headers())) {
      throw new AppError('forbidden', 'This form was not sent from this site. Reload the page.');
    }
    identified = await identify(ctx, typeof project === 'string' ? project : '');
    const parsed = schema.safeParse(formInput(values));
    if (!parsed.success) throw invalidInput(parsed.error);
    return { status: 'success', data: await handler(identified, parsed.data) };
  } catch (error) {
    // Next's own redirects and not-founds travel as exceptions.
    unstable_rethrow(error);
    const failure = await reportFailure(error, identified ?? ctx);
    return {
      status: 'error',
      code: failure.code,
      message: failure.message,
      fieldErrors: failure.details.fieldErrors,
      staleness: failure.details.staleness,
      values: withoutSecrets(values),
      // Worth a number only where somebody has to look into it.
      requestId: httpStatusOf(failure.code) >= 500 ? ctx.requestId : undefined,
    };
  }
}

function invalidInput(error: z.ZodError): AppError {
  return new AppError('invalid', 'Some fields need your attention.', {
    fieldErrors: fieldErrorsOf(error),
  });
}

/** Turns whatever was thrown into an answer; refusals are audited, faults of ours are logged. */
async function reportFailure(error: unknown, ctx: RequestContext): Promise<AppError> {
  const known = toAppError(error);
  if (known) {
    await recordRefusal(ctx, known);
    return known;
  }
  log().error({ err: error, requestId: ctx.requestId }, 'An action failed');
  return new AppError('internal', 'Something went wrong on our side. Nothing was changed.');
}

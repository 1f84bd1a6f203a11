import { z } from 'zod';
import { AppError, httpStatusOf, type ErrorCode, type RequestProblem } from './errors';

const titles: Readonly<Record<ErrorCode, string>> = {
  invalid_content: 'The body cannot be read',
  unauthenticated: 'No valid passcode',
  forbidden: 'Not allowed',
  outranked: 'They have access that you lack',
  self: 'Not on yourself',
  network_refused: 'Not from this address',
  reauthentication_required: 'Needs a person in the dashboard',
  not_found: 'Not found',
  method_not_allowed: 'Method not allowed',
  conflict: 'Conflict',
  last_admin: 'The last usable Admin',
  stale: 'Changed in between',
  payload_too_large: 'Too large',
  unsupported_media_type: 'Not JSON',
  invalid: 'Not valid',
  link_invalid: 'The link does not work',
  rate_limited: 'Too many requests',
  internal: 'Our fault',
  unavailable: 'Not available right now',
};

export type ProblemCode = { code: ErrorCode; title: string; status: number };

/** Every code that a problem can have. */
export const problemCodes: readonly ProblemCode[] = (Object.keys(titles) as ErrorCode[]).map(
  (code) => ({ code, title: titles[code], status: httpStatusOf(code) }),
);

/** A refusal or failure in the form of RFC 9457. */
export const problemResource = z
  .object({
    type: z.string().meta({ description: 'An address that explains the code.' }),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(titles) as [ErrorCode, ...ErrorCode[]]),
    detail: z.string(),
    correlationId: z.string().meta({ description: 'Stands in the audit log and the log too.' }),
    errors: z
      .array(
        z.object({
          code: z.string(),
          title: z.string(),
          detail: z.string(),
          source: z
            .union([z.object({ pointer: z.string() }), z.object({ parameter: z.string() })])
            .optional(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.output<typeof problemResource>;

/** Who has this much wrong needs no more to begin with, and a request cannot ask for a huge answer. */
const errorsMax = 100;

/** @param docs the address of the API's documentation */
export function problemOf(error: AppError, correlationId: string, docs: string): Problem {
  const errors = problemsOf(error);
  return {
    type: `${docs}#${error.code}`,
    title: titles[error.code],
    status: httpStatusOf(error.code),
    code: error.code,
    detail: error.message,
    correlationId,
    ...(errors.length > 0 ? { errors } : {}),
  };
}

function problemsOf({ code, details }: AppError): NonNullable<Problem['errors']> {
  const title = titles[code];
  const { problems = [], fieldErrors = {}, staleness } = details;
  const errors = [
    ...problems.map((problem) => ({ title, ...problem })),
    ...Object.entries(fieldErrors).flatMap(([field, messages]) =>
      messages.map((detail) => ({ code, title, detail, source: { pointer: pointerOf(field) } })),
    ),
    ...(staleness?.changes ?? []).map((detail) => ({ code, title, detail })),
  ];
  const more = errors.length - errorsMax;
  if (more <= 0) return errors;
  return [...errors.slice(0, errorsMax), { code: 'more', title, detail: `And ${more} more.` }];
}

/** Of a form's field: `levels[payments]` is `/levels/payments`. */
function pointerOf(field: string): string {
  return jsonPointer(field.split(/[[\]]/).filter(Boolean));
}

function jsonPointer(path: readonly PropertyKey[]): string {
  return path
    .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

type Issue = z.core.$ZodIssue;

/** @param inBody whether a body was parsed, and not the parameters of the address */
export function invalidRequest({ issues }: { issues: Issue[] }, inBody: boolean): AppError {
  const problems = issues.flatMap(unfold).map(({ path, code, detail }): RequestProblem => {
    const source = inBody ? { pointer: jsonPointer(path) } : { parameter: path.join('.') };
    return { code, detail, source };
  });
  return new AppError('invalid', 'Some parts of the request are not valid; see `errors`.', {
    problems,
  });
}

type Finding = { path: PropertyKey[]; code: string; detail: string };

/**
 * One finding for each thing that is wrong; of alternatives, what is wrong inside the first that
 * has this form at all.
 */
function unfold(issue: Issue): Finding[] {
  const path = [...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        code: 'unknown_field',
        detail: 'There is no such field. Leave it out.',
      }));
    case 'invalid_union': {
      const alternatives = issue.errors.filter((issues) => issues.length > 0);
      const meant = alternatives.find((issues) => issues.every((inner) => inner.path.length > 0));
      if (!meant) return [{ path, code: issue.code, detail: issue.message }];
      return meant
        .flatMap(unfold)
        .map((finding) => ({ ...finding, path: [...path, ...finding.path] }));
    }
    case 'invalid_type':
      return [{ path, code: isAbsent(issue) ? 'required' : 'invalid_type', detail: issue.message }];
    default:
      return [
        { path, code: issue.code === 'custom' ? 'invalid' : issue.code, detail: issue.message },
      ];
  }
}

function isAbsent({ message }: Issue): boolean {
  return message.endsWith('received undefined');
}

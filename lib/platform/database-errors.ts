import { AppError } from '../core/errors';

type ErrorFacts = { codes: string[]; constraints: string[]; messages: string[] };

/** Prisma wraps the driver's error in itself, several levels deep; gathers what the levels say. */
function factsOf(error: unknown): ErrorFacts {
  const facts: ErrorFacts = { codes: [], constraints: [], messages: [] };
  let level = error;
  for (let depth = 0; depth < 6 && typeof level === 'object' && level !== null; depth++) {
    const at = level as Record<string, unknown>;
    for (const code of [at.code, at.originalCode, at.kind]) {
      if (typeof code === 'string') facts.codes.push(code);
    }
    const constraint = at.constraint as string | { index?: string; fields?: string[] } | undefined;
    if (typeof constraint === 'string') facts.constraints.push(constraint);
    else if (constraint)
      facts.constraints.push(constraint.index ?? '', ...(constraint.fields ?? []));
    for (const message of [at.message, at.originalMessage]) {
      if (typeof message === 'string') facts.messages.push(message);
    }
    const meta = at.meta as { driverAdapterError?: unknown } | undefined;
    level = meta?.driverAdapterError ?? at.cause;
  }
  return facts;
}

function names(error: unknown, codes: string[]): boolean {
  return factsOf(error).codes.some((code) => codes.includes(code));
}

/** A conflict with another transaction, after which the same work may succeed. */
export function isTransactionConflict(error: unknown): boolean {
  return names(error, ['40001', '40P01', 'P2034', 'TransactionWriteConflict']);
}

/** @param field a column or the index that was violated, as the schema names it */
export function isUniqueViolation(error: unknown, field?: string): boolean {
  const facts = factsOf(error);
  if (!facts.codes.some((code) => ['23505', 'P2002', 'UniqueConstraintViolation'].includes(code)))
    return false;
  if (field === undefined) return true;
  return [...facts.constraints, ...facts.messages].some((text) => text.includes(field));
}

const unavailableCodes = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  // Waited too long, for a lock or at work.
  '57014',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '25P03',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
];

/** The database is away, starting, or has no free connection: worth a 503 and another try. */
function isDatabaseUnavailable(error: unknown): boolean {
  const facts = factsOf(error);
  return (
    facts.codes.some((code) => unavailableCodes.includes(code)) ||
    facts.messages.some((message) =>
      /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|server conn crashed/i.test(
        message,
      ),
    )
  );
}

/** What a failure means to the caller, or null when it is a fault of ours. */
export function toAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (isDatabaseUnavailable(error)) {
    return new AppError(
      'unavailable',
      'The database cannot be reached right now. Try again in a moment.',
    );
  }
  if (isTransactionConflict(error)) {
    return new AppError('conflict', 'Somebody changed the same thing at this moment. Try again.');
  }
  if (isCheckViolation(error, 'a project needs one usable Admin')) {
    return new AppError(
      'last_admin',
      'A project needs one usable Admin without an end date, and this would take away the last one. Make another user an Admin first.',
    );
  }
  return null;
}

/** @param message what the check raised: drivers do not hand its name on when it fails at COMMIT */
function isCheckViolation(error: unknown, message: string): boolean {
  const facts = factsOf(error);
  return facts.codes.includes('23514') && facts.messages.some((text) => text.includes(message));
}

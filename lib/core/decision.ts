import { AppError, type ErrorCode } from './errors';

/** The answer of a policy: allowed, or denied with a code and a sentence a person can read. */
export type Decision = { allowed: true } | Denial;
export type Denial = { allowed: false; code: ErrorCode; reason: string };

export const allow: Decision = { allowed: true };

export function deny(code: ErrorCode, reason: string): Decision {
  return { allowed: false, code, reason };
}

/** Throws the denial as an `AppError`; inside a transaction this is what rolls it back. */
export function assertAllowed(decision: Decision): void {
  if (!decision.allowed) throw new AppError(decision.code, decision.reason);
}

/** Why something is refused, to explain a control; null when it is allowed. */
export function refusalOf(decision: Decision): string | null {
  return decision.allowed ? null : decision.reason;
}

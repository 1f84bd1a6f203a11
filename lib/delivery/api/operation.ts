import type { z } from 'zod';
import type { Context } from '../../core/context';

/** What one method of one address takes and answers; the documentation is made of the same. */
type Contract<P, Q, B> = {
  /** Its name in the documentation and in clients generated from it: "listUsers". */
  operationId: string;
  /** The resource under which the documentation shows it. */
  tag: string;
  summary: string;
  description?: string;
  /** The variable parts of the path; what does not fit them is not found. */
  params?: P;
  /** A strict object: what it does not know is refused. */
  query?: Q;
  body?: B;
  /** 200 unless said otherwise. */
  status?: 200 | 201 | 204;
  /** What is answered; absent with 204. */
  answer?: z.ZodType;
  /** Other media types that it answers when the `Accept` header asks for them. */
  alsoAnswers?: readonly string[];
  /** A question that takes a body: nothing is written, so there is nothing to repeat or to match. */
  isQuestion?: boolean;
};

type Output<S, Absent> = S extends z.ZodType ? z.output<S> : Absent;

type Asked<P, Q, B> = {
  params: Output<P, undefined>;
  query: Output<Q, undefined>;
  body: Output<B, undefined>;
  /** The address that was asked, on the origin that people open. */
  url: URL;
  /** JSON, or the one of `alsoAnswers` that the caller wants more. */
  mediaType: string;
};

type Options = {
  /** Where a write is on a resource that another operation answers, for `If-Match`. */
  subject?: Operation;
  /** The address of what was created, below `/api/v1`. */
  location?: (answer: never) => string;
};

export type Operation = Contract<z.ZodType, z.ZodType, z.ZodType> & {
  subject?: Operation;
  location?: (answer: unknown) => string;
  handle: (ctx: Context, asked: Asked<z.ZodType, z.ZodType, z.ZodType>) => Promise<unknown>;
};

/**
 * One method of one address: what it takes, and how a query or command of the screens answers it.
 * The handler answers plain JSON, nothing with 204, or a whole `Response` of another media type.
 */
export function operation<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(
  contract: Contract<P, Q, B> & Options,
  handle: (ctx: Context, asked: Asked<P, Q, B>) => Promise<unknown>,
): Operation {
  return { ...contract, handle } as Operation;
}

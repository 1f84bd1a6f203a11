/** Messages per form field, keyed by the field's `name`. */
export type FieldErrors = Record<string, string[]>;

/** What somebody else saved since a form was opened. */
export type Staleness = {
  /** In words: "Refunds: Read → Read write". */
  changes: string[];
  /** What to send along to save in spite of it. */
  basis: string;
};

/** What a form's server action answers, as `useActionState` keeps it. */
export type ActionState<T = unknown> =
  | { status: 'idle' }
  | { status: 'success'; data: T; message?: string }
  | {
      status: 'error';
      code: string;
      message: string;
      fieldErrors?: FieldErrors;
      staleness?: Staleness;
      /** What was typed, so that it is kept; never secrets. */
      values?: Record<string, string | string[]>;
      requestId?: string;
    };

export const idle = { status: 'idle' } as const satisfies ActionState;

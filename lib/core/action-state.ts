/** Messages per form field, keyed by the field's `name`. */
export type FieldErrors = Record<string, string[]>;

/** What a form's server action answers, as `useActionState` keeps it. */
export type ActionState<T = unknown> =
  | { status: 'idle' }
  | { status: 'success'; data: T; message?: string }
  | {
      status: 'error';
      code: string;
      message: string;
      fieldErrors?: FieldErrors;
      /** What was typed, so that it is kept; never secrets. */
      values?: Record<string, string | string[]>;
      requestId?: string;
    };

export const idle = { status: 'idle' } as const satisfies ActionState;

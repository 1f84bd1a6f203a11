'use client';

import {
  type FormEvent,
  type ReactNode,
  type Ref,
  startTransition,
  useActionState,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
} from 'react';
import { classNames } from '@/components/ui/class-names';
import { expectFlash } from '@/components/ui/flash-cookie';
import { showToast } from '@/components/ui/toast';
import { type ActionState, idle } from '@/lib/core/action-state';
import type { PostedValues } from '@/lib/core/form-values';
import { ErrorSummary } from './error-summary';
import { FormContext } from './form-context';
import { useConfirmIdentity } from './identity-context';

export type FormAction<T = unknown> = (
  state: ActionState<T>,
  form: FormData,
) => Promise<ActionState<T>>;

interface FormLooks {
  children: ReactNode;
  /** Sent along unseen. */
  hidden?: Record<string, string> | undefined;
  /** The form's accessible name, where a page has more than one. */
  label?: string;
  className?: string;
  /** Where the summary of errors needs a margin of its own. */
  errorClassName?: string;
}

export interface FormProps<T> extends FormLooks {
  action: FormAction<T>;
  /** Called once per success, after the server agreed. */
  onSuccess?: (data: T) => void;
}

export interface FormViewProps extends FormLooks {
  state: ActionState<unknown>;
  dispatch: (form: FormData) => void;
  pending: boolean;
  ref?: Ref<HTMLFormElement>;
  draft?: PostedValues | undefined;
  /** Told once a change of a field has been rendered. */
  onChanged?: (form: HTMLFormElement) => void;
  /** Asked before the form is sent; what answers true is not sent. */
  intercept?: (data: FormData) => boolean;
}

/**
 * A form over a server action. Before hydration it is a plain post. On an error the summary takes
 * focus and what was typed stays; on a success the fields return to their defaults and the
 * message becomes a toast.
 */
export function Form<T>({ action, onSuccess, ...looks }: FormProps<T>) {
  const [state, dispatch, pending] = useActionState<ActionState<T>, FormData>(
    // useActionState unwraps promised state types, which the compiler cannot see through for a free T.
    action as (state: Awaited<ActionState<T>>, form: FormData) => Promise<ActionState<T>>,
    idle as Awaited<ActionState<T>>,
  );
  const form = useRef<HTMLFormElement>(null);
  const succeeded = useRef(onSuccess);
  useEffect(() => {
    succeeded.current = onSuccess;
  });

  useEffect(() => {
    if (state.status !== 'success') return;
    form.current?.reset();
    if (state.message) showToast(state.message);
    succeeded.current?.(state.data);
  }, [state]);

  return <FormView {...looks} ref={form} state={state} dispatch={dispatch} pending={pending} />;
}

/** The same form for callers that hold the action's state themselves, to show what came of it. */
export function FormView({
  state,
  dispatch,
  pending,
  ref,
  hidden,
  label,
  className,
  errorClassName,
  draft,
  onChanged,
  intercept,
  children,
}: FormViewProps) {
  const id = useId();
  const confirmIdentity = useConfirmIdentity();
  const sent = useRef<FormData>(null);
  const askAndSendAgain = useEffectEvent(() => {
    const data = sent.current;
    confirmIdentity?.(() => {
      if (data) startTransition(() => dispatch(data));
      // It was posted before scripts ran: the page shows again what was typed.
      else document.querySelector<HTMLFormElement>(`form[id="${id}"]`)?.requestSubmit();
    });
  });

  useEffect(() => {
    if (state.status === 'error' && state.code === 'reauthentication_required') askAndSendAgain();
  }, [state]);

  function submit(event: FormEvent<HTMLFormElement>) {
    // React resets a form whose action ran, which would throw away what was typed on an error.
    event.preventDefault();
    if (pending) return;
    expectFlash();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const data = new FormData(event.currentTarget, submitter);
    if (intercept?.(data)) return;
    sent.current = data;
    startTransition(() => dispatch(data));
  }

  function change({ currentTarget: form }: FormEvent<HTMLFormElement>) {
    // A control that follows another one is rendered after the event.
    setTimeout(() => onChanged?.(form));
  }

  return (
    <FormContext value={{ id, state, pending, draft }}>
      <form
        ref={ref}
        id={id}
        action={dispatch}
        onSubmit={submit}
        onChange={onChanged && change}
        noValidate
        aria-label={label}
        className={classNames('flex flex-col gap-4', className)}
      >
        <ErrorSummary className={errorClassName} />
        {hidden &&
          Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        {children}
      </form>
    </FormContext>
  );
}

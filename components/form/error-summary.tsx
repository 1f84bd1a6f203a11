'use client';

import { CircleX } from 'lucide-react';
import { type MouseEvent, useEffect, useRef } from 'react';
import { classNames } from '@/components/ui/class-names';
import { ConfirmIdentityLink } from './confirm-identity-link';
import { fieldId, useForm } from './form-context';

function focusField(event: MouseEvent<HTMLAnchorElement>) {
  const id = event.currentTarget.hash.slice(1);
  const target = document.getElementById(decodeURIComponent(id));
  if (!target) return;
  event.preventDefault();
  target.focus();
  target.scrollIntoView({ block: 'center' });
}

/** What went wrong, with a link to each field; takes focus when it appears. */
export function ErrorSummary({ className }: { className?: string | undefined }) {
  const { id, state } = useForm();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.status === 'error') box.current?.focus();
  }, [state]);

  if (state.status !== 'error') return null;
  const errors = Object.entries(state.fieldErrors ?? {}).flatMap(([name, messages]) =>
    messages.map((message) => ({ name, message })),
  );
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className={classNames(
        'flex gap-2.5 rounded-md border border-bad/25 bg-bad-soft px-3 py-2.5',
        className,
      )}
    >
      <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
      <div className="min-w-0 flex-1 wrap-anywhere">
        <p className="font-medium">{state.message}</p>
        {errors.length > 0 && (
          <ul className="mt-1 flex flex-col gap-0.5">
            {errors.map(({ name, message }) => (
              <li key={`${name} ${message}`}>
                <a
                  href={`#${fieldId(id, name)}`}
                  onClick={focusField}
                  className="text-bad underline underline-offset-2"
                >
                  {message}
                </a>
              </li>
            ))}
          </ul>
        )}
        {state.code === 'reauthentication_required' && <ConfirmIdentityLink />}
        {state.requestId && (
          <p className="mt-1 text-sm text-muted">
            Request ID <code className="font-mono select-all">{state.requestId}</code>
          </p>
        )}
      </div>
    </div>
  );
}

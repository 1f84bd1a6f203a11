'use client';

import { type ReactNode, useActionState, useEffect } from 'react';
import type { FormAction } from '@/components/form/form';
import { showToast } from '@/components/ui/toast';
import { type ActionState, idle } from '@/lib/core/action-state';

export interface SignOutFormProps {
  action: FormAction;
  /** The button. */
  children: ReactNode;
}

/** Signs out, or says that it did not: somebody who leaves must not be mistaken about it. */
export function SignOutForm({ action, children }: SignOutFormProps) {
  const [state, dispatch] = useActionState<ActionState, FormData>(action, idle);
  useEffect(() => {
    if (state.status === 'error') showToast(state.message, 'bad');
  }, [state]);
  return <form action={dispatch}>{children}</form>;
}

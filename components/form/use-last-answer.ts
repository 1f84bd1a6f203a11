'use client';

import { useState } from 'react';
import type { ActionState } from '@/lib/core/action-state';

/**
 * What an action answered last. It stays while a later try fails: the step that it shows has to
 * say why, and to send itself again once the person has proven who they are.
 */
export function useLastAnswer<T>(state: ActionState<T>): T | null {
  const [answer, setAnswer] = useState<T | null>(state.status === 'success' ? state.data : null);
  if (state.status !== 'success' || state.data === answer) return answer;
  setAnswer(state.data);
  return state.data;
}

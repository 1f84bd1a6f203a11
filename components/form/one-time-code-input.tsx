'use client';

import { useEffect, useRef } from 'react';
import { Input, type InputProps } from '@/components/ui/input';
import { useForm } from './form-context';

/** For a code of digits. It empties itself when the code was refused: none works twice. */
export function OneTimeCodeInput(props: Omit<InputProps, 'type' | 'ref'>) {
  const { state } = useForm();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (state.status === 'error' && input.current) input.current.value = '';
  }, [state]);
  return (
    <Input
      {...props}
      ref={input}
      type="text"
      inputMode="numeric"
      autoComplete="one-time-code"
      spellCheck={false}
      className="font-mono text-lg tracking-[0.3em]"
    />
  );
}

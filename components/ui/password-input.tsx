'use client';

import { useState } from 'react';
import { Input, type InputProps } from './input';

/** The button says "Show" and not "Show password", so that one control only bears that name. */
export function PasswordInput(props: Omit<InputProps, 'type'>) {
  const [shown, setShown] = useState(false);
  return (
    <span className="relative block">
      <Input
        autoCapitalize="off"
        spellCheck={false}
        {...props}
        type={shown ? 'text' : 'password'}
        className="pr-14"
      />
      <button
        type="button"
        onClick={() => setShown(!shown)}
        className="absolute top-1/2 right-1 flex h-6 -translate-y-1/2 items-center rounded-sm px-2 text-sm text-muted hover:bg-hover hover:text-ink pointer-coarse:h-8"
      >
        {shown ? 'Hide' : 'Show'}
      </button>
    </span>
  );
}

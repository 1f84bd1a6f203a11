'use client';

import { createContext, useContext } from 'react';

/** Asks the person to prove who they are, and runs what waited for it. */
export type ConfirmIdentity = (retry: () => void) => void;

export const IdentityContext = createContext<ConfirmIdentity | null>(null);

/** Null outside of signed-in pages, where nothing asks for it. */
export function useConfirmIdentity(): ConfirmIdentity | null {
  return useContext(IdentityContext);
}

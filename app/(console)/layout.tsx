import type { ReactNode } from 'react';
import { IdentityConfirmation } from '@/components/auth/identity-confirmation';
import {
  confirmByPasskeyAction,
  confirmIdentityAction,
  startPasskeyConfirmationAction,
} from './actions';

/** Around every signed-in page. */
export default function ConsoleLayout({ children }: { children: ReactNode }) {
  return (
    <IdentityConfirmation
      action={confirmIdentityAction}
      startPasskey={startPasskeyConfirmationAction}
      confirmByPasskey={confirmByPasskeyAction}
    >
      {children}
    </IdentityConfirmation>
  );
}

import type { ReactNode } from 'react';
import { IdentityConfirmation } from '@/components/auth/identity-confirmation';
import { confirmIdentityAction } from './actions';

/** Around every signed-in page. */
export default function ConsoleLayout({ children }: { children: ReactNode }) {
  return <IdentityConfirmation action={confirmIdentityAction}>{children}</IdentityConfirmation>;
}

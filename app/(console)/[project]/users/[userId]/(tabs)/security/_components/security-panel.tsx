import { ResetTwoFactorPanel } from '@/components/users/security/reset-two-factor-panel';
import { SignOutAllPanel } from '@/components/users/security/sign-out-all-panel';
import type { IdentityRefusals, MemberSecurity } from '@/lib/members/queries/get-member-security';
import { endSessionsOfUserAction, resetTwoFactorAction } from '../../../../identity-actions';

interface SecurityPanelProps {
  panel: string;
  security: MemberSecurity;
  refusals: IdentityRefusals;
  hidden: Record<string, string>;
  closeHref: string;
}

/** The dialog that the address asks for. */
export function SecurityPanel(props: SecurityPanelProps) {
  const { panel, security, refusals, hidden, closeHref } = props;
  const { name, email, signIn, devices } = security;
  const shared = { name, email, hidden, closeHref, devices: devices.length };
  if (panel === 'sign-out-all') {
    return (
      <SignOutAllPanel
        {...shared}
        action={endSessionsOfUserAction}
        refusal={refusals.endSessions}
      />
    );
  }
  if (panel !== 'reset-two-factor') return null;
  return (
    <ResetTwoFactorPanel
      {...shared}
      action={resetTwoFactorAction}
      refusal={refusals.resetTwoFactor}
      authenticator={signIn.authenticatorSince !== null}
      recoveryCodes={signIn.recoveryCodesLeft}
      passkeys={signIn.passkeys.length}
    />
  );
}

import { AddPasskeyPanel } from '@/components/account/add-passkey-panel';
import { ChangePasswordPanel } from '@/components/account/change-password-panel';
import { ConfirmPanel } from '@/components/account/confirm-panel';
import { RecoveryCodesPanel } from '@/components/account/recovery-codes-panel';
import { ReplaceAuthenticatorPanel } from '@/components/account/replace-authenticator-panel';
import { RevokeOwnPasscodePanel } from '@/components/passcodes/revoke-own-passcode-panel';
import { RenamePanel } from '@/components/settings/rename-panel';
import { personalWordsOf } from '@/lib/auth/new-password';
import { getOwnName, type OwnPasskey } from '@/lib/auth/own-account';
import { passkeyNameMaxLength } from '@/lib/auth/passkey-schema';
import { findAuthenticatorSetUp } from '@/lib/auth/queries';
import { passkeysPossible } from '@/lib/auth/relying-party';
import { findSignInRules } from '@/lib/auth/sign-in-rules';
import type { SignedInUser } from '@/lib/core/actor';
import { isRecentlyAuthenticated } from '@/lib/core/reauthentication';
import type { OwnPasscode } from '@/lib/passcodes/queries/list-own-passcodes';
import {
  addPasskeyAction,
  changePasswordAction,
  createRecoveryCodesAction,
  removePasskeyAction,
  renamePasskeyAction,
  replaceAuthenticatorAction,
  revokeOwnPasscodeAction,
  startAddingPasskeyAction,
  startAuthenticatorReplacementAction,
} from '../actions';

interface SecurityPanelProps {
  user: SignedInUser;
  passkeys: readonly OwnPasskey[];
  /** "Firefox on Windows": where the person is now. */
  device: string;
  /** What the address asks for. */
  panel: string | undefined;
  passkeyId: string | undefined;
  /** The active one that the address names. */
  passcode: OwnPasscode | undefined;
  base: string;
}

/** The panel that the address names; none when it does not apply any more. */
export function SecurityPanel({
  user,
  passkeys,
  device,
  panel,
  passkeyId,
  passcode,
  base,
}: SecurityPanelProps) {
  const passkey = passkeys.find(({ id }) => id === passkeyId);
  switch (panel) {
    case 'change-password':
      return <ChangePassword user={user} base={base} />;
    case 'replace-authenticator':
      return <ReplaceAuthenticator user={user} base={base} />;
    case 'new-recovery-codes':
      return <RecoveryCodesPanel closeHref={base} action={createRecoveryCodesAction} />;
    case 'add-passkey':
      return passkeysPossible() ? (
        <AddPasskeyPanel
          closeHref={base}
          suggestedName={device}
          nameMaxLength={passkeyNameMaxLength}
          start={startAddingPasskeyAction}
          action={addPasskeyAction}
        />
      ) : null;
    case 'rename-passkey':
      return passkey ? (
        <RenamePanel
          name={passkey.name}
          maxLength={passkeyNameMaxLength}
          hint="So that you know it among others; it works as before."
          closeHref={base}
          hidden={{ passkeyId: passkey.id }}
          action={renamePasskeyAction}
        />
      ) : null;
    case 'remove-passkey':
      return passkey ? (
        <ConfirmPanel
          title={`Remove ${passkey.name}?`}
          verb="Remove"
          destructive
          consequences={[
            'It no longer signs in to your account. Your password and your authenticator do.',
            'Remove it from the device or security key too, which may still offer it.',
          ]}
          closeHref={base}
          hidden={{ passkeyId: passkey.id }}
          action={removePasskeyAction}
        />
      ) : null;
    case 'revoke-passcode':
      return passcode ? (
        <RevokeOwnPasscodePanel
          passcode={passcode}
          closeHref={base}
          action={revokeOwnPasscodeAction}
        />
      ) : null;
    default:
      return null;
  }
}

async function ChangePassword({ user, base }: { user: SignedInUser; base: string }) {
  const { passwordMinLength } = await findSignInRules(user.userId, new Date());
  return (
    <ChangePasswordPanel
      closeHref={base}
      email={user.email}
      minLength={passwordMinLength}
      personalWords={personalWordsOf({ email: user.email, ...(await getOwnName(user)) })}
      action={changePasswordAction}
    />
  );
}

/** The key is shown to a fresh proof only: whoever sees it knows the codes that come of it. */
async function ReplaceAuthenticator({ user, base }: { user: SignedInUser; base: string }) {
  const now = new Date();
  const setUp = isRecentlyAuthenticated(user, now) ? await findAuthenticatorSetUp(user, now) : null;
  return (
    <ReplaceAuthenticatorPanel
      closeHref={base}
      setUp={setUp}
      start={startAuthenticatorReplacementAction}
      action={replaceAuthenticatorAction}
    />
  );
}

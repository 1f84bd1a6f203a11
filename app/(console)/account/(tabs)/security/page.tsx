import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { DeviceList } from '@/components/account/device-list';
import { OwnPasscodes } from '@/components/passcodes/own-passcodes';
import { PasskeyList } from '@/components/account/passkey-list';
import { Form } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { SettingsSection } from '@/components/settings/settings-section';
import { ButtonLink } from '@/components/ui/button-link';
import { Definition, DefinitionList } from '@/components/ui/definition-list';
import { Notice } from '@/components/ui/notice';
import { RelativeTime } from '@/components/ui/time';
import { listDevices } from '@/lib/auth/devices';
import { getOwnSignIn, type OwnSignIn } from '@/lib/auth/own-account';
import { passkeysPossible } from '@/lib/auth/relying-party';
import { pageUser } from '@/lib/delivery/page-actor';
import { listOwnPasscodes } from '@/lib/passcodes/queries/list-own-passcodes';
import { SecurityPanel } from './_components/security-panel';
import {
  endOwnOtherSessionsAction,
  endOwnSessionAction,
  startAuthenticatorReplacementAction,
} from './actions';

export const metadata: Metadata = { title: 'Security' };

const base = '/account/security';

interface SecurityPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SecurityPage({ searchParams }: SecurityPageProps) {
  const user = await pageUser();
  const [signIn, devices, passcodes] = [
    await getOwnSignIn(user),
    await listDevices(user.userId, new Date(), user.sessionId),
    await listOwnPasscodes(user, new Date()),
  ];
  const { panel, passkey, in: slug } = await searchParams;
  return (
    <div className="flex max-w-200 flex-col gap-10">
      <Credentials signIn={signIn} />
      <Passkeys signIn={signIn} />
      <SettingsSection
        title="Signed-in devices"
        description="Where you are signed in now. Sign out what you do not know, and change your password."
        actions={
          devices.length > 1 && (
            <Form action={endOwnOtherSessionsAction}>
              <SubmitButton variant="secondary">Sign out all other devices</SubmitButton>
            </Form>
          )
        }
      >
        <DeviceList devices={devices} signOut={endOwnSessionAction} />
      </SettingsSection>
      {passcodes.length > 0 && (
        <SettingsSection
          id="passcodes"
          title="Passcodes"
          description="With a passcode, programs call a project’s API as you. Those who may change its users grant it. Revoke what you do not use."
        >
          <OwnPasscodes passcodes={passcodes} base={base} />
        </SettingsSection>
      )}
      <SecurityPanel
        user={user}
        passkeys={signIn.passkeys}
        device={devices.find(({ current }) => current)?.name ?? 'Passkey'}
        panel={typeof panel === 'string' ? panel : undefined}
        passcode={passcodes.find((each) => each.slug === slug && each.status === 'ACTIVE')}
        passkeyId={typeof passkey === 'string' ? passkey : undefined}
        base={base}
      />
    </div>
  );
}

function Credentials({ signIn }: { signIn: OwnSignIn }) {
  const { passwordChangedAt, authenticatorSince, recoveryCodesLeft } = signIn;
  return (
    <SettingsSection
      title="Password and two-factor authentication"
      description="The two things you sign in with. Neither can be switched off."
    >
      <DefinitionList>
        <Definition
          term="Password"
          action={
            <ButtonLink href={`${base}?panel=change-password`} size="small" scroll={false}>
              Change password
            </ButtonLink>
          }
        >
          {passwordChangedAt ? (
            <>
              Last changed <RelativeTime value={passwordChangedAt} />
            </>
          ) : (
            'Set'
          )}
        </Definition>
        <Definition
          term="Authenticator app"
          action={
            <Form action={startAuthenticatorReplacementAction} className="items-end">
              <SubmitButton variant="secondary" size="small">
                Replace authenticator
              </SubmitButton>
            </Form>
          }
        >
          {authenticatorSince ? (
            <>
              Set up <RelativeTime value={authenticatorSince} />
            </>
          ) : (
            'None'
          )}
        </Definition>
        <Definition
          term="Recovery codes"
          action={
            <ButtonLink href={`${base}?panel=new-recovery-codes`} size="small" scroll={false}>
              New recovery codes
            </ButtonLink>
          }
        >
          {codesLeft(recoveryCodesLeft)}
        </Definition>
      </DefinitionList>
    </SettingsSection>
  );
}

function codesLeft(count: number): string {
  if (count === 0) return 'None left. Make new ones now.';
  return count < 3 ? `${count} left. Make new ones before they run out.` : `${count} left`;
}

function Passkeys({ signIn: { passkeys } }: { signIn: OwnSignIn }) {
  return (
    <SettingsSection
      title="Passkeys"
      description="A device or security key that signs you in by itself: it is both things in one."
      actions={
        passkeysPossible() && (
          <ButtonLink href={`${base}?panel=add-passkey`} scroll={false}>
            <Plus aria-hidden />
            Add passkey
          </ButtonLink>
        )
      }
    >
      {passkeys.length > 0 && <PasskeyList passkeys={passkeys} base={base} />}
      {passkeys.length === 0 && passkeysPossible() && (
        <p className="border-y py-4 text-muted">You have no passkeys yet.</p>
      )}
      {!passkeysPossible() && (
        <Notice>
          Browsers make passkeys only for a name that is reached over https, not for this
          installation’s address. Ask whoever runs it.
        </Notice>
      )}
    </SettingsSection>
  );
}

import { Form, type FormAction } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { ButtonLink } from '@/components/ui/button-link';
import { RefusedButton } from '@/components/ui/refused-button';
import { ExactTime, RelativeTime } from '@/components/ui/time';
import type { ActControl } from './act-control';

export interface SignedInDevice {
  session: string;
  name: string;
  address: string | null;
  signedInAt: Date;
  lastSeenAt: Date;
}

export interface DevicesSectionProps {
  devices: readonly SignedInDevice[];
  /** Absent for those who may not change users. */
  signOutAll?: ActControl | undefined;
  /** Ends one of them; absent where that is refused. */
  signOut?: { action: FormAction; hidden: Record<string, string> } | undefined;
}

/** Where somebody is signed in, in whatever project. */
export function DevicesSection({ devices, signOutAll, signOut }: DevicesSectionProps) {
  return (
    <section aria-labelledby="devices">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h2 id="devices" className="font-semibold">
          Signed-in devices
        </h2>
        {signOutAll && devices.length > 0 && <SignOutAll {...signOutAll} />}
      </div>
      {devices.length === 0 ? (
        <p className="text-muted">They are signed in nowhere at the moment.</p>
      ) : (
        <ul className="divide-y border-y" aria-labelledby="devices">
          {devices.map((device) => (
            <li key={device.session} className="flex items-center gap-4 py-2">
              <div className="min-w-0 flex-1">
                <p className="font-medium">{device.name}</p>
                <p className="text-sm text-muted">
                  {device.address ?? 'Unknown address'} · last active{' '}
                  <RelativeTime value={device.lastSeenAt} /> · signed in on{' '}
                  <ExactTime value={device.signedInAt} />
                </p>
              </div>
              {signOut && (
                <Form
                  action={signOut.action}
                  hidden={{ ...signOut.hidden, session: device.session }}
                  label={`Sign out of ${device.name}`}
                >
                  <SubmitButton variant="secondary" size="small">
                    Sign out
                  </SubmitButton>
                </Form>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function SignOutAll({ href, refusal }: ActControl) {
  if (refusal) return <RefusedButton reason={refusal}>Sign out all</RefusedButton>;
  return (
    <ButtonLink href={href} scroll={false}>
      Sign out all
    </ButtonLink>
  );
}

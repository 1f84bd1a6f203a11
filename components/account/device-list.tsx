import { Form, type FormAction } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { Badge } from '@/components/ui/badge';
import { RelativeTime } from '@/components/ui/time';

interface DeviceListProps {
  devices: readonly {
    /** Stands for the session. */
    session: string;
    name: string;
    address: string | null;
    lastSeenAt: Date;
    current: boolean;
  }[];
  /** Is given the field `session`. */
  signOut: FormAction;
}

/** Where somebody is signed in, each with a way to end it. */
export function DeviceList({ devices, signOut }: DeviceListProps) {
  return (
    <ul aria-label="Signed-in devices" className="divide-y border-y">
      {devices.map(({ session, name, address, lastSeenAt, current }) => (
        <li key={session} className="flex min-h-14 items-center justify-between gap-4 py-2">
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
              {name}
              {current && <Badge tone="good">This device</Badge>}
            </p>
            <p className="text-sm text-muted">
              {address ?? 'Unknown address'} · active <RelativeTime value={lastSeenAt} />
            </p>
          </div>
          {!current && (
            <Form action={signOut} hidden={{ session }} className="shrink-0">
              <SubmitButton variant="secondary" size="small" aria-label={`Sign out ${name}`}>
                Sign out
              </SubmitButton>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}

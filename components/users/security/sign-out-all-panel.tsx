import { IdentityPanel, type IdentityPanelProps } from './identity-panel';

export interface SignOutAllPanelProps extends Pick<
  IdentityPanelProps,
  'name' | 'email' | 'refusal' | 'action' | 'hidden' | 'closeHref'
> {
  devices: number;
}

export function SignOutAllPanel({ devices, ...panel }: SignOutAllPanelProps) {
  return (
    <IdentityPanel
      {...panel}
      title="Sign out all"
      confirm="Yes, sign out"
      destructive
      consequences={[
        devices === 1
          ? 'Signs them out of 1 device at once, in every project.'
          : `Signs them out of ${devices} devices at once, in every project.`,
        'They can sign in again, with the password and second factor that they have.',
        'They are told by mail.',
      ]}
    />
  );
}

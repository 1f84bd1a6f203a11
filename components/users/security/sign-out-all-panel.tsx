import { ActPanel, type ActPanelProps } from '../act-panel';

export interface SignOutAllPanelProps extends Pick<
  ActPanelProps,
  'name' | 'email' | 'refusal' | 'action' | 'hidden' | 'closeHref'
> {
  devices: number;
}

export function SignOutAllPanel({ devices, ...panel }: SignOutAllPanelProps) {
  return (
    <ActPanel
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

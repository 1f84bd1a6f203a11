import { type ReactNode, useId } from 'react';

export interface SettingsSectionProps {
  title: string;
  description: string;
  actions?: ReactNode;
  children: ReactNode;
}

export function SettingsSection({ title, description, actions, children }: SettingsSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className="mb-3 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <h2 id={id} className="text-lg font-semibold">
            {title}
          </h2>
          <p className="text-muted">{description}</p>
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}

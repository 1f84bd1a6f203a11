import { type ReactNode, useId } from 'react';

export interface SettingsSectionProps {
  /** Where a link leads to it. */
  id?: string;
  title: string;
  description: string;
  actions?: ReactNode;
  children: ReactNode;
}

export function SettingsSection(props: SettingsSectionProps) {
  const { id, title, description, actions, children } = props;
  const titleId = useId();
  return (
    <section id={id} aria-labelledby={titleId}>
      <div className="mb-3 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <h2 id={titleId} className="text-lg font-semibold">
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

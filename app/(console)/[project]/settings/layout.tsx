import type { ReactNode } from 'react';
import { PageHeader } from '@/components/layout/page-header';
import { TabLinks } from '@/components/ui/tab-links';
import { NotAllowed } from '@/components/users/not-allowed';
import { pageActor } from '@/lib/delivery/page-actor';
import { canReadSettings } from '@/lib/projects/policy';

/** The pages below ask for themselves: a layout is not rendered again when only the page changes. */
export default async function SettingsLayout({
  params,
  children,
}: {
  params: Promise<{ project: string }>;
  children: ReactNode;
}) {
  const actor = await pageActor((await params).project);
  const read = canReadSettings(actor);
  if (!read.allowed) return <NotAllowed title="Settings" reason={read.reason} />;
  const base = `/${actor.projectSlug}/settings`;
  return (
    <>
      <PageHeader title="Settings" />
      <TabLinks
        label="Settings sections"
        tabs={[
          { href: `${base}/project`, label: 'Project' },
          { href: `${base}/modules`, label: 'Modules' },
          { href: `${base}/products`, label: 'Products & Gateways' },
          { href: `${base}/security`, label: 'Security' },
        ]}
      />
      {children}
    </>
  );
}

import type { ReactNode } from 'react';
import { PageHeader } from '@/components/layout/page-header';
import { TabLinks } from '@/components/ui/tab-links';
import { pageUser } from '@/lib/delivery/page-actor';

export default async function AccountTabsLayout({ children }: { children: ReactNode }) {
  const user = await pageUser();
  return (
    <>
      <PageHeader title="My Account" description={user.email} />
      <TabLinks
        label="Account sections"
        tabs={[
          { href: '/account', label: 'Profile' },
          { href: '/account/security', label: 'Security' },
        ]}
      />
      {children}
    </>
  );
}

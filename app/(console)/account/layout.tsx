import { CircleUser, ShieldCheck } from 'lucide-react';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { ConsoleFrame } from '@/components/layout/console-frame';
import { pageUser } from '@/lib/delivery/page-actor';
import { listOwnProjects } from '@/lib/members/queries/list-own-projects';
import { isOfferedNewProject } from '@/lib/projects/queries/may-create-project';
import { signOutAction } from '../actions';

export const metadata: Metadata = {
  title: { default: 'My Account', template: '%s · My Account · Rolecall' },
};

/** The frame without a project: what is one's own is the same in all of them. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const user = await pageUser();
  const now = new Date();
  const projects = await listOwnProjects(user, now);
  const mayCreate = await isOfferedNewProject(user, now);
  return (
    <ConsoleFrame
      projects={projects.map(({ name, slug }) => ({ name, href: `/${slug}` }))}
      newProjectHref={mayCreate ? '/account/projects/new' : undefined}
      navigation={[
        {
          heading: 'My Account',
          items: [
            { href: '/account', label: 'Profile', icon: <CircleUser aria-hidden />, exact: true },
            { href: '/account/security', label: 'Security', icon: <ShieldCheck aria-hidden /> },
          ],
        },
      ]}
      user={{ name: user.name, email: user.email }}
      accountHref="/account"
      signOut={signOutAction}
    >
      {children}
    </ConsoleFrame>
  );
}

import {
  Blocks,
  KeyRound,
  LayoutDashboard,
  MailQuestionMark,
  Package,
  Settings,
  ShieldCheck,
  UsersRound,
} from 'lucide-react';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { ConsoleFrame, type NavGroup } from '@/components/layout/console-frame';
import type { Actor } from '@/lib/core/actor';
import { pageActor } from '@/lib/delivery/page-actor';
import { listOwnProjects } from '@/lib/members/queries/list-own-projects';
import { isOfferedNewProject } from '@/lib/projects/queries/may-create-project';
import { signOutAction } from '../actions';

type Params = Promise<{ project: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const { projectName } = await pageActor((await params).project);
  return { title: { default: projectName, template: `%s · ${projectName} · Rolecall` } };
}

export default async function ProjectLayout({
  params,
  children,
}: {
  params: Params;
  children: ReactNode;
}) {
  const actor = await pageActor((await params).project);
  const now = new Date();
  const [projects, mayCreate] = await Promise.all([
    listOwnProjects(actor, now),
    isOfferedNewProject(actor, now),
  ]);
  const home = `/${actor.projectSlug}`;
  return (
    <ConsoleFrame
      project={{ name: actor.projectName, href: home }}
      projects={projects.map(({ name, slug }) => ({ name, href: `/${slug}` }))}
      newProjectHref={mayCreate ? '/account/projects/new' : undefined}
      navigation={navigationFor(actor, home)}
      user={{ name: actor.name, email: actor.email }}
      accountHref="/account"
      signOut={signOutAction}
      shortcuts={[
        ...(actor.may('users', 'READ')
          ? [{ keys: 'g u', label: 'Go to Users', href: `${home}/users` }]
          : []),
        ...(actor.may('roles', 'READ')
          ? [{ keys: 'g r', label: 'Go to Roles', href: `${home}/roles` }]
          : []),
      ]}
    >
      {children}
    </ConsoleFrame>
  );
}

/** What the viewer may not read is absent. */
function navigationFor(actor: Actor, home: string): NavGroup[] {
  const groups: NavGroup[] = [
    {
      items: [
        { href: home, label: 'Overview', icon: <LayoutDashboard aria-hidden />, exact: true },
      ],
    },
  ];
  const management = [
    ...(actor.may('users', 'READ')
      ? [
          { href: `${home}/users`, label: 'Users', icon: <UsersRound aria-hidden /> },
          {
            href: `${home}/invitations`,
            label: 'Invitations',
            icon: <MailQuestionMark aria-hidden />,
          },
        ]
      : []),
    ...(actor.may('roles', 'READ')
      ? [{ href: `${home}/roles`, label: 'Roles', icon: <KeyRound aria-hidden /> }]
      : []),
  ];
  if (management.length > 0) groups.push({ heading: 'User Management', items: management });
  if (actor.may('settings', 'READ')) {
    groups.push({
      heading: 'Settings',
      items: [
        { href: `${home}/settings/project`, label: 'Project', icon: <Settings aria-hidden /> },
        { href: `${home}/settings/modules`, label: 'Modules', icon: <Blocks aria-hidden /> },
        {
          href: `${home}/settings/products`,
          label: 'Products & Gateways',
          icon: <Package aria-hidden />,
        },
        {
          href: `${home}/settings/security`,
          label: 'Security',
          icon: <ShieldCheck aria-hidden />,
        },
      ],
    });
  }
  return groups;
}

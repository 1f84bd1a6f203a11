import { BookOpen, ChevronsUpDown, CircleUser, LogOut, Menu } from 'lucide-react';
import { cookies } from 'next/headers';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { FormAction } from '@/components/form/form';
import { Popover } from '@/components/ui/popover';
import { parseTheme, themeCookie } from '@/components/ui/theme';
import { ThemeSwitch } from '@/components/ui/theme-switch';
import { iconButtonClass } from '@/components/ui/icon-button';
import { NavLink } from './nav-link';
import { ProjectSwitcher, type ProjectLink } from './project-switcher';
import { type Shortcut, Shortcuts } from './shortcuts';
import { frameId, sidebarCookie, sidebarId } from './sidebar';
import { SignOutForm } from './sign-out-form';
import { SidebarToggle } from './sidebar-toggle';

export interface NavItem {
  href: string;
  label: string;
  /** A 16 px lucide icon. */
  icon: ReactNode;
  /** Current on this address only, not on those below it. */
  exact?: boolean;
}

export interface NavGroup {
  heading?: string;
  items: NavItem[];
}

export interface ConsoleFrameProps {
  /** The project whose pages are shown; absent on pages above projects, such as My Account. */
  project?: ProjectLink | undefined;
  projects: ProjectLink[];
  /** For those who may make one. */
  newProjectHref?: string | undefined;
  navigation: NavGroup[];
  user: { name: string; email: string };
  accountHref?: string;
  /** A server action that ends the session and redirects. */
  signOut: FormAction;
  shortcuts?: Shortcut[];
  children: ReactNode;
}

/** The signed-in frame: sidebar (a drawer on narrow screens), and the content column. */
export async function ConsoleFrame(props: ConsoleFrameProps) {
  const { project, projects, navigation, user, accountHref, signOut, shortcuts, children } = props;
  const jar = await cookies();
  const collapsed = jar.get(sidebarCookie)?.value === 'collapsed';
  return (
    <div
      id={frameId}
      data-sidebar={collapsed ? 'collapsed' : 'expanded'}
      className="group/frame md:flex"
    >
      <a
        href="#content"
        className="sr-only rounded-md bg-raised px-3 py-2 font-medium shadow-float focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
      >
        Skip to content
      </a>
      <header className="flex h-12 items-center gap-2 border-b px-3 md:hidden">
        <button
          type="button"
          popoverTarget={sidebarId}
          aria-label="Open navigation"
          className={iconButtonClass}
        >
          <Menu aria-hidden />
        </button>
        <span className="truncate font-semibold">{project?.name ?? 'Rolecall'}</span>
      </header>
      <aside
        id={sidebarId}
        popover="auto"
        aria-label="Sidebar"
        className={
          'inset-y-0 left-0 m-0 h-dvh max-h-none w-58 flex-col border-0 border-r bg-subtle p-0 text-ink open:flex ' +
          'transition-[translate] duration-150 ease-out backdrop:bg-scrim starting:open:-translate-x-4 ' +
          'md:sticky md:top-0 md:flex md:shrink-0 md:translate-x-0 md:overflow-visible ' +
          'md:group-data-[sidebar=collapsed]/frame:w-14'
        }
      >
        <div className="p-2">
          <ProjectSwitcher
            current={project}
            projects={projects}
            newProjectHref={props.newProjectHref}
          />
        </div>
        <nav aria-label="Main" className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
          {navigation.map((group, index) => (
            <NavSection key={group.heading ?? index} group={group} />
          ))}
        </nav>
        <div className="flex flex-col gap-0.5 border-t p-2">
          <SidebarToggle initiallyCollapsed={collapsed} />
          <Popover
            side="corner"
            label={`User menu, ${user.name}`}
            className="bottom-13 left-2 w-64"
            triggerClassName="flex min-h-9 w-full items-center gap-2.5 rounded-md px-2.5 text-left hover:bg-hover"
            trigger={
              <>
                <CircleUser aria-hidden className="size-4 shrink-0 text-muted" />
                <span className="sidebar-text min-w-0 flex-1 truncate font-medium">
                  {user.name}
                </span>
                <ChevronsUpDown aria-hidden className="sidebar-text size-4 shrink-0 text-muted" />
              </>
            }
          >
            <div className="px-2 py-1.5">
              <p className="truncate font-medium">{user.name}</p>
              <p className="truncate text-sm text-muted">{user.email}</p>
            </div>
            <hr className="my-1" />
            {accountHref && (
              <Link href={accountHref} prefetch={false} className="floating-item">
                <CircleUser aria-hidden />
                My Account
              </Link>
            )}
            <Link href="/docs" prefetch={false} className="floating-item">
              <BookOpen aria-hidden />
              API documentation
            </Link>
            <div className="flex items-center justify-between gap-2 py-1 pr-1 pl-2">
              <span aria-hidden>Theme</span>
              <ThemeSwitch current={parseTheme(jar.get(themeCookie)?.value)} />
            </div>
            <hr className="my-1" />
            <SignOutForm action={signOut}>
              <button type="submit" className="floating-item">
                <LogOut aria-hidden />
                Sign out
              </button>
            </SignOutForm>
          </Popover>
        </div>
      </aside>
      <main id="content" tabIndex={-1} className="min-w-0 flex-1 px-4 py-6 outline-none md:px-8">
        {children}
      </main>
      <Shortcuts shortcuts={shortcuts ?? []} />
    </div>
  );
}

function NavSection({ group }: { group: NavGroup }) {
  return (
    <div className="mt-4 first:mt-1">
      {group.heading && (
        <h2 className="sidebar-text px-2.5 pb-1 text-xs font-medium text-muted">{group.heading}</h2>
      )}
      <ul className="flex flex-col gap-0.5">
        {group.items.map(({ href, label, icon, exact }) => (
          <li key={href}>
            <NavLink href={href} label={label} exact={exact}>
              {icon}
            </NavLink>
          </li>
        ))}
      </ul>
    </div>
  );
}

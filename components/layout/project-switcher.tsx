import { Check, ChevronsUpDown, Plus } from 'lucide-react';
import Link from 'next/link';
import { Popover } from '@/components/ui/popover';
import { Mark } from './wordmark';

export interface ProjectLink {
  name: string;
  href: string;
}

interface ProjectSwitcherProps {
  current: ProjectLink | undefined;
  projects: ProjectLink[];
  /** For those who may make one. */
  newProjectHref?: string | undefined;
}

export function ProjectSwitcher({ current, projects, newProjectHref }: ProjectSwitcherProps) {
  const name = current?.name ?? 'Rolecall';
  return (
    <Popover
      side="corner"
      label={current ? `Switch project, ${name}` : 'Choose a project'}
      className="top-12 left-2 w-60"
      triggerClassName="flex h-9 w-full items-center gap-2.5 rounded-md px-2 text-left hover:bg-hover"
      trigger={
        <>
          <Mark className="size-5 shrink-0" />
          <span className="sidebar-text min-w-0 flex-1 truncate font-semibold">{name}</span>
          <ChevronsUpDown aria-hidden className="sidebar-text size-4 shrink-0 text-muted" />
        </>
      }
    >
      <p className="px-2 py-1 text-xs font-medium text-muted">Projects</p>
      {projects.map((project) => (
        <Link
          key={project.href}
          href={project.href}
          prefetch={false}
          aria-current={project.href === current?.href ? 'true' : undefined}
          className="floating-item"
        >
          <span className="min-w-0 flex-1 truncate">{project.name}</span>
          {project.href === current?.href && <Check aria-hidden />}
        </Link>
      ))}
      {newProjectHref && (
        <>
          <hr className="my-1" />
          <Link href={newProjectHref} prefetch={false} className="floating-item">
            <Plus aria-hidden />
            New project
          </Link>
        </>
      )}
    </Popover>
  );
}

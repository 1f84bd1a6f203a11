'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { sidebarId } from './sidebar';

interface NavLinkProps {
  href: string;
  label: string;
  exact?: boolean | undefined;
  /** The icon. */
  children: ReactNode;
}

function closeDrawer() {
  const drawer = document.getElementById(sidebarId);
  if (drawer?.matches(':popover-open')) drawer.hidePopover();
}

export function NavLink({ href, label, exact = false, children }: NavLinkProps) {
  const path = usePathname();
  const current = path === href || (!exact && path.startsWith(`${href}/`));
  return (
    <Link
      href={href}
      title={label}
      aria-current={current ? 'page' : undefined}
      onClick={closeDrawer}
      className={
        'flex h-8 items-center gap-2.5 rounded-md px-2.5 text-muted hover:bg-hover hover:text-ink ' +
        'pointer-coarse:h-control aria-[current]:bg-active aria-[current]:font-medium ' +
        'aria-[current]:text-ink [&_svg]:size-4 [&_svg]:shrink-0'
      }
    >
      {children}
      <span className="sidebar-label truncate">{label}</span>
    </Link>
  );
}

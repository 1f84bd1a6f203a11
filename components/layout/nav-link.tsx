'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { type ReactNode, useState } from 'react';
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
  const [near, setNear] = useState(false);
  const current = path === href || (!exact && path.startsWith(`${href}/`));
  return (
    <Link
      href={href}
      title={label}
      // Fetched when somebody reaches for it: ten links on every page would be ten requests each.
      prefetch={near ? null : false}
      onPointerEnter={() => setNear(true)}
      onFocus={() => setNear(true)}
      onClick={closeDrawer}
      aria-current={current ? 'page' : undefined}
      className={
        'flex h-8 items-center gap-2.5 rounded-md px-2.5 text-muted hover:bg-hover hover:text-ink ' +
        'aria-[current]:bg-active aria-[current]:font-medium aria-[current]:text-ink ' +
        'pointer-coarse:h-control [&_svg]:size-4 [&_svg]:shrink-0'
      }
    >
      {children}
      <span className="sidebar-label truncate">{label}</span>
    </Link>
  );
}

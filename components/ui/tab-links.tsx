'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

export interface TabLink {
  href: string;
  label: string;
}

export interface TabLinksProps {
  /** The navigation's accessible name. */
  label: string;
  tabs: readonly TabLink[];
}

/** Sections of one thing, each with its own address. */
export function TabLinks({ label, tabs }: TabLinksProps) {
  const path = usePathname();
  return (
    <nav aria-label={label} className="mb-6 overflow-x-auto border-b">
      <ul className="flex gap-5 whitespace-nowrap">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              prefetch={false}
              aria-current={path === tab.href ? 'page' : undefined}
              className="flex h-9 items-center border-b-2 border-transparent text-muted -outline-offset-2 hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

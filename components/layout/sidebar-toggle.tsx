'use client';

import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useState } from 'react';
import { writePreferenceCookie } from '@/components/ui/preference-cookie';
import { frameId, sidebarCookie } from './sidebar';

export function SidebarToggle({ initiallyCollapsed }: { initiallyCollapsed: boolean }) {
  const [collapsed, setCollapsed] = useState(initiallyCollapsed);

  function toggle() {
    const next = collapsed ? 'expanded' : 'collapsed';
    writePreferenceCookie(sidebarCookie, next);
    document.getElementById(frameId)?.setAttribute('data-sidebar', next);
    setCollapsed(!collapsed);
  }

  const Icon = collapsed ? PanelLeftOpen : PanelLeftClose;
  return (
    <button
      type="button"
      onClick={toggle}
      aria-label={collapsed ? 'Expand sidebar' : 'Collapse sidebar'}
      className="flex h-8 w-full items-center gap-2.5 rounded-md px-2.5 text-muted hover:bg-hover hover:text-ink max-md:hidden"
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className="sidebar-text">Collapse</span>
    </button>
  );
}

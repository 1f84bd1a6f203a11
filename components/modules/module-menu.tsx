import { Archive, CornerDownRight, Eye, Pencil, PencilLine, UsersRound } from 'lucide-react';
import { Menu } from '@/components/ui/menu';
import type { MenuItem } from '@/components/ui/menu-entry';
import {
  modulePanelHref,
  whoCanHref,
  type ModuleLinks,
  type ModulePanel,
  type ModuleView,
} from './modules-view';

export interface ModuleMenuProps {
  module: ModuleView;
  links: ModuleLinks;
  /** What this viewer may do to it. */
  acts: readonly Exclude<ModulePanel, 'restore-module'>[];
}

const labels = {
  'add-module': { label: 'Add sub-module', icon: <CornerDownRight aria-hidden /> },
  'rename-module': { label: 'Rename', icon: <Pencil aria-hidden /> },
  'retire-module': { label: 'Retire', icon: <Archive aria-hidden />, danger: true },
} as const;

/** The ⋮ of a module: who has access to it, and what can be done to it. Nothing when it is empty. */
export function ModuleMenu({ module, links, acts }: ModuleMenuProps) {
  const { users, base } = links;
  const who: MenuItem[] = users
    ? [
        {
          label: 'Who has access',
          icon: <UsersRound aria-hidden />,
          href: `${base}/${module.key}`,
        },
        {
          label: 'Who can read',
          icon: <Eye aria-hidden />,
          href: whoCanHref(users, module.key, 'READ'),
        },
        {
          label: 'Who can write',
          icon: <PencilLine aria-hidden />,
          href: whoCanHref(users, module.key, 'READ_WRITE'),
        },
      ]
    : [];
  const items = (some: readonly ModulePanel[]): MenuItem[] =>
    acts
      .filter((act) => some.includes(act))
      .map((act) => ({ ...labels[act], href: modulePanelHref(base, act, module.id) }));
  const groups = [who, items(['add-module', 'rename-module']), items(['retire-module'])];
  if (groups.every((group) => group.length === 0)) return null;
  return <Menu label={`More actions for ${module.name}`} groups={groups} />;
}

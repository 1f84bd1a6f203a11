'use client';

import { Copy, Eye, Pencil, Trash2 } from 'lucide-react';
import { Menu } from '@/components/ui/menu';

export interface RoleMenuProps {
  name: string;
  href: string;
  /** What changes it, for those who may change roles. */
  acts?: { editHref: string; cloneHref: string; deleteHref: string; refusal: string | null };
}

/** The ⋮ of a role's row. */
export function RoleMenu({ name, href, acts }: RoleMenuProps) {
  const disabledReason = acts?.refusal ?? undefined;
  return (
    <Menu
      label={`More actions for ${name}`}
      groups={[
        [{ label: 'View details', icon: <Eye aria-hidden />, href }],
        acts
          ? [
              {
                label: 'Edit',
                icon: <Pencil aria-hidden />,
                href: acts.editHref,
                disabledReason,
              },
              { label: 'Clone', icon: <Copy aria-hidden />, href: acts.cloneHref },
            ]
          : [],
        acts
          ? [
              {
                label: 'Delete',
                icon: <Trash2 aria-hidden />,
                href: acts.deleteHref,
                danger: true,
                disabledReason,
              },
            ]
          : [],
      ]}
    />
  );
}

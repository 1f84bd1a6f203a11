'use client';

import { Eye, Link2, MailX, Send, SlidersHorizontal, UserCog } from 'lucide-react';
import { Menu } from '@/components/ui/menu';
import type { MenuItem } from '@/components/ui/menu-entry';
import { type InvitationTarget, useInvitationActs } from './invitation-acts';

export interface UserMenuProps {
  name: string;
  href: string;
  /** Where the access is edited, for those who may change users. */
  edit?: { rolesHref: string; accessHref: string; refusal: string | null } | undefined;
  /** Absent unless an invitation waits and the viewer may change users. */
  invitation?: InvitationTarget | undefined;
}

/** The ⋮ of a row: what applies to this user, and why the rest of it is refused. */
export function UserMenu({ name, href, edit, invitation }: UserMenuProps) {
  const acts = useInvitationActs();
  return (
    <Menu
      label={`More actions for ${name}`}
      groups={() => [
        [{ label: 'View details', icon: <Eye aria-hidden />, href }],
        edit ? editItems(edit) : [],
        invitation && acts ? invitationItems(invitation, acts) : [],
      ]}
    />
  );
}

function editItems({
  rolesHref,
  accessHref,
  refusal,
}: NonNullable<UserMenuProps['edit']>): MenuItem[] {
  const disabledReason = refusal ?? undefined;
  return [
    { label: 'Edit Role', icon: <UserCog aria-hidden />, href: rolesHref, disabledReason },
    {
      label: 'Update Access',
      icon: <SlidersHorizontal aria-hidden />,
      href: accessHref,
      disabledReason,
    },
  ];
}

function invitationItems(
  target: InvitationTarget,
  acts: NonNullable<ReturnType<typeof useInvitationActs>>,
): MenuItem[] {
  const { refusals } = target;
  return [
    {
      label: 'Resend invitation',
      icon: <Send aria-hidden />,
      onSelect: () => acts.resend(target),
      disabledReason: refusals.resend ?? undefined,
    },
    {
      label: 'Copy invitation link',
      icon: <Link2 aria-hidden />,
      onSelect: () => acts.copyLink(target),
      disabledReason: refusals.copyLink ?? undefined,
    },
    {
      label: 'Withdraw invitation',
      icon: <MailX aria-hidden />,
      danger: true,
      onSelect: () => acts.withdraw(target),
      disabledReason: refusals.withdraw ?? undefined,
    },
  ];
}

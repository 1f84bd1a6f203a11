'use client';

import { Eye, Link2, MailX, Send } from 'lucide-react';
import { Menu } from '@/components/ui/menu';
import { type InvitationTarget, useInvitationActs } from '@/components/users/invitation-acts';

export interface InvitationMenuProps {
  email: string;
  /** The page of whom it is for, while there is one. */
  userHref: string | undefined;
  /** What can be done about it, while it waits and where the viewer may. */
  target: InvitationTarget | undefined;
}

/** The ⋮ of an invitation. */
export function InvitationMenu({ email, userHref, target }: InvitationMenuProps) {
  const acts = useInvitationActs();
  if (!userHref && !target) return null;
  return (
    <Menu
      label={`More actions for ${email}`}
      groups={() => [
        userHref ? [{ label: 'View details', icon: <Eye aria-hidden />, href: userHref }] : [],
        target && acts
          ? [
              {
                label: 'Resend invitation',
                icon: <Send aria-hidden />,
                onSelect: () => acts.resend(target),
                disabledReason: target.refusals.resend ?? undefined,
              },
              {
                label: 'Copy invitation link',
                icon: <Link2 aria-hidden />,
                onSelect: () => acts.copyLink(target),
                disabledReason: target.refusals.copyLink ?? undefined,
              },
              {
                label: 'Withdraw invitation',
                icon: <MailX aria-hidden />,
                danger: true,
                onSelect: () => acts.withdraw(target),
                disabledReason: target.refusals.withdraw ?? undefined,
              },
            ]
          : [],
      ]}
    />
  );
}

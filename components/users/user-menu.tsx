'use client';

import {
  AtSign,
  Ban,
  CircleCheck,
  DoorOpen,
  Eye,
  KeyRound,
  Link2,
  Lock,
  LockOpen,
  MailX,
  RotateCcwKey,
  Send,
  ShieldX,
  SlidersHorizontal,
  Trash2,
  UserCog,
  UserRoundX,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu } from '@/components/ui/menu';
import type { MenuItem } from '@/components/ui/menu-entry';
import { passcodeActNames, type PasscodeAct } from '@/lib/core/passcode-terms';
import type { PersonAct } from '@/lib/members/person-schema';
import { type InvitationTarget, useInvitationActs } from './invitation-acts';

/** The acts that there are for somebody, and why one is refused; null where it is not. */
export type UserActs = {
  acts: readonly { act: PersonAct; refusal: string | null }[];
  passcode: readonly { act: PasscodeAct; refusal: string | null }[];
  updateEmail: string | null;
};

export interface UserMenuProps {
  name: string;
  href: string;
  /** The address of the page with a panel, whose name goes to the end. */
  panelHref: string;
  /** Where the access is edited, for those who may change users. */
  edit?: { accessHref: string; refusal: string | null } | undefined;
  /** Absent unless an invitation waits and the viewer may change users. */
  invitation?: InvitationTarget | undefined;
  /** Absent for those who may change no users. */
  acts?: UserActs | undefined;
}

/** The ⋮ of a row: what applies to this user, and why the rest of it is refused. */
export function UserMenu({ name, href, panelHref, edit, invitation, acts }: UserMenuProps) {
  const invitationActs = useInvitationActs();
  return (
    <Menu
      label={`More actions for ${name}`}
      groups={() => [
        [{ label: 'View details', icon: <Eye aria-hidden />, href }],
        edit ? editItems(edit, panelHref) : [],
        invitation && invitationActs ? invitationItems(invitation, invitationActs) : [],
        acts ? passcodeItems(acts, panelHref) : [],
        acts ? actItems(acts, panelHref).slice(0, -1) : [],
        acts ? identityItems(acts, panelHref) : [],
      ]}
    />
  );
}

/** The ⋮ of a person's own page, which shows the other acts in place. */
export function UserDetailsMenu({
  name,
  panelHref,
  acts,
}: Pick<UserMenuProps, 'name' | 'panelHref'> & { acts: UserActs }) {
  return (
    <Menu label={`More actions for ${name}`} groups={() => [identityItems(acts, panelHref)]} />
  );
}

function editItems(
  { accessHref, refusal }: NonNullable<UserMenuProps['edit']>,
  panelHref: string,
): MenuItem[] {
  const disabledReason = refusal ?? undefined;
  return [
    {
      label: 'Edit Role',
      icon: <UserCog aria-hidden />,
      href: `${panelHref}edit-role`,
      inPlace: true,
      disabledReason,
    },
    {
      label: 'Update Access',
      icon: <SlidersHorizontal aria-hidden />,
      href: accessHref,
      disabledReason,
    },
  ];
}

const looks: Record<PersonAct, { label: string; icon: ReactNode; danger?: boolean }> = {
  disable: { label: 'Disable', icon: <Ban aria-hidden /> },
  enable: { label: 'Enable', icon: <CircleCheck aria-hidden /> },
  lock: { label: 'Lock Account', icon: <Lock aria-hidden /> },
  unlock: { label: 'Unlock Account', icon: <LockOpen aria-hidden /> },
  revoke: { label: 'Revoke User Access', icon: <UserRoundX aria-hidden /> },
  grant: { label: 'Grant User Access', icon: <DoorOpen aria-hidden /> },
  delete: { label: 'Delete User', icon: <Trash2 aria-hidden />, danger: true },
};

function actItems({ acts }: UserActs, panelHref: string): MenuItem[] {
  return acts.map(({ act, refusal }) => ({
    ...looks[act],
    href: `${panelHref}${act}`,
    inPlace: true,
    disabledReason: refusal ?? undefined,
  }));
}

const passcodeIcons: Record<PasscodeAct, ReactNode> = {
  grant: <KeyRound aria-hidden />,
  reset: <RotateCcwKey aria-hidden />,
  revoke: <ShieldX aria-hidden />,
};

function passcodeItems({ passcode }: UserActs, panelHref: string): MenuItem[] {
  return passcode.map(({ act, refusal }) => ({
    label: passcodeActNames[act],
    icon: passcodeIcons[act],
    href: `${panelHref}${act}-passcode`,
    inPlace: true,
    disabledReason: refusal ?? undefined,
  }));
}

/** Deleting is the last of the acts. */
function identityItems(acts: UserActs, panelHref: string): MenuItem[] {
  return [
    {
      label: 'Update Email',
      icon: <AtSign aria-hidden />,
      href: `${panelHref}update-email`,
      inPlace: true,
      disabledReason: acts.updateEmail ?? undefined,
    },
    ...actItems(acts, panelHref).slice(-1),
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

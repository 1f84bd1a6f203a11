/** A membership as far as the screens of its owner go. */
export type ShownMembership = {
  slug: string;
  projectName: string;
  roleNames: string;
  state: 'active' | 'invited' | 'revoked' | 'ended';
  endsAt: Date | null;
  isOnlyAdmin: boolean;
};

/** Why somebody cannot open a project of theirs, and what to do; null when they can. */
export function closedWords({ projectName, state }: ShownMembership): string | null {
  switch (state) {
    case 'active':
      return null;
    case 'revoked':
      return `Your access to ${projectName} was revoked. Ask an administrator of ${projectName}.`;
    case 'ended':
      return `Your access to ${projectName} has ended. Ask an administrator of ${projectName} to extend it.`;
    case 'invited':
      return `You are invited to ${projectName}. Open the link in the invitation mail to join.`;
  }
}

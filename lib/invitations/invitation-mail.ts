import { getEnv } from '../platform/env';

type Facts = {
  /** Null where the server itself invited. */
  inviter: { name: string; email: string } | null;
  projectName: string;
  user: { email: string; activatedAt: Date | null };
  roleNames: string[];
  token: string;
  expiresAt: Date;
};

/** Built from the configured address, never from a request's headers. */
export function invitationUrl(token: string): string {
  return `${getEnv().APP_URL}/invitation/${token}`;
}

export function invitationMail({ inviter, projectName, user, roleNames, token, expiresAt }: Facts) {
  return {
    template: 'invitation' as const,
    to: user.email,
    props: {
      inviterName: inviter?.name ?? null,
      inviterEmail: inviter?.email ?? null,
      projectName,
      roleNames,
      link: invitationUrl(token),
      expiresAt: expiresAt.toISOString(),
      hasAccount: user.activatedAt !== null,
    },
  };
}

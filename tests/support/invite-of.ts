import { unrestricted } from '@/lib/core/scopes';
import type { InviteUsersInput } from '@/lib/invitations/schema';

/** An invite of these people, each with the one role. */
export function inviteOf(roleId: string, ...emails: string[]): InviteUsersInput {
  const rows = emails.map((email, row) => ({ row, email, roleIds: [roleId] }));
  return { rows, scopes: unrestricted, endsAt: null };
}

import type { UserStatus } from '@/lib/members/schema';

const words: Record<UserStatus, string> = {
  DISABLED: 'Disabled',
  LOCKED: 'Locked',
  REVOKED: 'Revoked',
  INVITED: 'Invited',
  ACTIVE: 'Active',
};

export function statusWord(status: UserStatus): string {
  return words[status];
}

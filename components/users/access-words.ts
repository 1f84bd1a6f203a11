import type { AskedLevel } from '@/lib/members/schema';

export const accessWords: Record<AskedLevel, string> = {
  READ: 'Can read',
  READ_WRITE: 'Can write',
};

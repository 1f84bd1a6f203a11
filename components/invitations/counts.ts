import { formatCount } from '@/components/users/counts';

/** "1 invitation", "1,204 invitations". */
export function invitationsCounted(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'invitation' : 'invitations'}`;
}

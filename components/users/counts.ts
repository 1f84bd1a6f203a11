import { countedMembers } from '@/lib/members/limits';

/** "1,204"; "10,000+" where counting stopped. */
export function formatCount(count: number): string {
  return count > countedMembers
    ? `${countedMembers.toLocaleString('en-GB')}+`
    : count.toLocaleString('en-GB');
}

/** "1 user", "1,204 users". */
export function usersCounted(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'user' : 'users'}`;
}

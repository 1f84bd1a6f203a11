import { levelsOf, resolveGrants } from '@/lib/access/resolve-access';
import type { TargetMember } from '@/lib/members/policy';
import type { ViewedUser } from './viewed-user';

/** The viewed user as far as the viewer's authority over them is concerned. */
export function targetMember({ actor, user, now }: ViewedUser): TargetMember {
  const levels = levelsOf(resolveGrants(user.access, actor.modules, now));
  return { userId: user.userId, name: user.name, levels };
}

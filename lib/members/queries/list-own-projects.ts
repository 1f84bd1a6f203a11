import type { SignedInUser } from '../../core/actor';
import { database } from '../../platform/database';
import { planOnce } from '../../platform/plan-once';

export type OwnProject = { slug: string; name: string };

/** The projects in which a person may do something now, by name. */
export async function listOwnProjects(
  user: Pick<SignedInUser, 'userId'>,
  now: Date,
): Promise<OwnProject[]> {
  return database().$queryRaw<OwnProject[]>`${planOnce}
    SELECT p.slug, p.name FROM members m JOIN projects p ON p.id = m.project_id
    WHERE m.user_id = ${user.userId}::uuid AND m.status = 'ACTIVE'
      AND (m.ends_at IS NULL OR m.ends_at > ${now}::timestamptz)
    ORDER BY p.name, p.slug`;
}

import {
  memberAccessJson,
  memberAccessOf,
  type MemberAccessJson,
} from '../../access/queries/access-json';
import { roleSummary } from '../../access/role-summary';
import type { SignedInUser } from '../../core/actor';
import { database } from '../../platform/database';
import { isOnlyUsableAdmin } from '../usable-admins';

export type OwnMembership = {
  slug: string;
  projectName: string;
  roleNames: string;
  /** `ended`: by its end date. */
  state: 'active' | 'invited' | 'revoked' | 'ended';
  endsAt: Date | null;
  /** Nobody else could manage the project; the database decides in the end. */
  isOnlyAdmin: boolean;
};

type Row = {
  slug: string;
  projectName: string;
  status: 'INVITED' | 'ACTIVE' | 'REVOKED';
  isOnlyAdmin: boolean;
  access: MemberAccessJson;
};

/** Every project that a person belongs to, open to them or not, by name. */
export async function listOwnMemberships(user: SignedInUser, now: Date): Promise<OwnMembership[]> {
  const rows = await database().$queryRaw<Row[]>`
    SELECT p.slug, p.name AS "projectName", m.status, ${memberAccessJson} AS access,
           COALESCE(${isOnlyUsableAdmin}, FALSE) AS "isOnlyAdmin"
    FROM members m
    JOIN projects p ON p.id = m.project_id
    JOIN users u ON u.id = m.user_id
    WHERE m.user_id = ${user.userId}::uuid
    ORDER BY p.name, p.slug`;
  return rows.map(({ slug, projectName, status, isOnlyAdmin, access: json }) => {
    const access = memberAccessOf(json);
    return {
      slug,
      projectName,
      roleNames: roleSummary(access, now),
      state: stateOf(status, access.endsAt, now),
      endsAt: access.endsAt,
      isOnlyAdmin,
    };
  });
}

function stateOf(status: Row['status'], endsAt: Date | null, now: Date): OwnMembership['state'] {
  if (status === 'REVOKED') return 'revoked';
  if (endsAt && endsAt <= now) return 'ended';
  return status === 'INVITED' ? 'invited' : 'active';
}

/**
 * What the access of a member depends on, as SQL expressions that answer JSON, so that one query
 * fetches it for any number of members. They refer to `members m`, `users u` and `roles r`.
 */
import type { AccessLevels } from '../../core/access-level';
import type { Scopes } from '../../core/scopes';
import { Prisma } from '../../platform/generated/client';
import type { AssignedRole, MemberAccess, RoleAccess, Standing } from '../resolve-access';

/** The levels that a role `r` names, by module key. */
export const roleLevelsJson = Prisma.sql`COALESCE((
  SELECT json_object_agg(gm.key, g.level)
  FROM module_grants g JOIN modules gm ON gm.id = g.module_id WHERE g.role_id = r.id), '{}'::json)`;

/** All roles of a member `m`, also those whose time is over: the resolver judges that. */
const rolesJson = Prisma.sql`COALESCE((
  SELECT json_agg(json_build_object('id', r.id, 'name', r.name, 'systemRole', r.system_role,
                                    'endsAt', mr.ends_at, 'levels', ${roleLevelsJson})
                  ORDER BY r.precedence DESC, r.name)
  FROM member_roles mr JOIN roles r ON r.id = mr.role_id WHERE mr.member_id = m.id), '[]'::json)`;

const overridesJson = Prisma.sql`COALESCE((
  SELECT json_object_agg(om.key, o.level)
  FROM overrides o JOIN modules om ON om.id = o.module_id WHERE o.member_id = m.id), '{}'::json)`;

const scopeJson = (kind: 'PRODUCT' | 'GATEWAY', all: Prisma.Sql) => Prisma.sql`
  CASE WHEN ${all} THEN '"ALL"'::json ELSE COALESCE((
    SELECT json_agg(s.item_id ORDER BY s.item_id)
    FROM member_scopes s JOIN scope_items si ON si.id = s.item_id
    WHERE s.member_id = m.id AND si.kind = ${Prisma.raw(`'${kind}'`)}), '[]'::json) END`;

/** The access of a member `m` whose user is `u`, as `MemberAccessJson`. */
export const memberAccessJson = Prisma.sql`json_build_object(
  'status', m.status, 'endsAt', m.ends_at, 'disabledAt', u.disabled_at, 'lockedAt', u.locked_at,
  'roles', ${rolesJson}, 'overrides', ${overridesJson},
  'scopes', json_build_object(
    'products', ${scopeJson('PRODUCT', Prisma.sql`m.all_products`)},
    'gateways', ${scopeJson('GATEWAY', Prisma.sql`m.all_gateways`)}))`;

/** The modules of a project that count at present, as `Module[]` in the order of screens. */
export function modulesJson(projectId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`COALESCE((
    SELECT json_agg(json_build_object('id', md.id, 'key', md.key, 'name', md.name,
                                      'kind', md.kind, 'parentKey', pm.key)
                    ORDER BY md.kind DESC, COALESCE(pm.position, md.position), COALESCE(pm.key, md.key),
                             pm.id IS NOT NULL, md.position, md.key)
    FROM modules md LEFT JOIN modules pm ON pm.id = md.parent_id
    WHERE md.project_id = ${projectId} AND md.retired_at IS NULL AND pm.retired_at IS NULL), '[]'::json)`;
}

type Json<Facts> = {
  [Key in keyof Facts]: Facts[Key] extends Date | null ? string | null : Facts[Key];
};

/** Inside JSON, times are texts. */
export type MemberAccessJson = Json<Standing> & {
  roles: (RoleAccess & { endsAt: string | null })[];
  overrides: AccessLevels;
  scopes: Scopes;
};

export function memberAccessOf(json: MemberAccessJson): MemberAccess {
  return {
    ...json,
    endsAt: timeOf(json.endsAt),
    disabledAt: timeOf(json.disabledAt),
    lockedAt: timeOf(json.lockedAt),
    roles: json.roles.map((role): AssignedRole => ({ ...role, endsAt: timeOf(role.endsAt) })),
  };
}

function timeOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

import type { AccessLevel } from '../core/access-level';
import type { ConsoleModule } from '../core/module';

/** The fixed roles of every project, in order of precedence (access.md). */
export const systemRoleKeys = ['ADMIN', 'APPROVER', 'CREATOR', 'MEMBER'] as const;
export type SystemRoleKey = (typeof systemRoleKeys)[number];

type SystemRoleDefinition = {
  name: string;
  precedence: number;
  console: Record<ConsoleModule, AccessLevel>;
  product: AccessLevel;
};

export const systemRoles: Record<SystemRoleKey, SystemRoleDefinition> = {
  ADMIN: {
    name: 'Admin',
    precedence: 400,
    console: {
      users: 'READ_WRITE',
      roles: 'READ_WRITE',
      customers: 'READ_WRITE',
      audit: 'READ_WRITE',
      settings: 'READ_WRITE',
    },
    product: 'READ_WRITE',
  },
  APPROVER: {
    name: 'Approver',
    precedence: 300,
    console: { users: 'READ', roles: 'READ', customers: 'READ', audit: 'NONE', settings: 'NONE' },
    product: 'READ_WRITE',
  },
  CREATOR: {
    name: 'Creator',
    precedence: 200,
    console: {
      users: 'READ',
      roles: 'NONE',
      customers: 'READ_WRITE',
      audit: 'NONE',
      settings: 'NONE',
    },
    product: 'READ_WRITE',
  },
  MEMBER: {
    name: 'Member',
    precedence: 100,
    console: { users: 'NONE', roles: 'NONE', customers: 'READ', audit: 'NONE', settings: 'NONE' },
    product: 'READ',
  },
};

/**
 * A member has at most one system role: of several the one of the highest precedence is kept.
 * The project's own roles all stay.
 */
export function keepHighestSystemRole<Role extends { systemRole: SystemRoleKey | null }>(
  roles: readonly Role[],
): { kept: Role[]; dropped: Role[] } {
  const highest = systemRoleKeys.find((key) => roles.some((role) => role.systemRole === key));
  const isKept = ({ systemRole }: Role) => systemRole === null || systemRole === highest;
  return { kept: roles.filter(isKept), dropped: roles.filter((role) => !isKept(role)) };
}

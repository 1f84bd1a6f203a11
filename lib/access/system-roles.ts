import { consoleModules, type ConsoleModule } from '../core/actor';
import { highestLevel, includesLevel, type AccessLevel } from '../core/access-level';

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

/** A role as far as access is concerned. */
export type RoleGrants = { systemRole: SystemRoleKey | null };

/** The levels that roles give together on this dashboard's own modules: they add up. */
export function consoleLevelsOf(roles: RoleGrants[]): Record<ConsoleModule, AccessLevel> {
  const levelOn = (module: ConsoleModule) =>
    highestLevel(
      roles.map((role) =>
        role.systemRole ? systemRoles[role.systemRole].console[module] : 'NONE',
      ),
    );
  return Object.fromEntries(consoleModules.map((module) => [module, levelOn(module)])) as Record<
    ConsoleModule,
    AccessLevel
  >;
}

/** The level that roles give together on the product's modules. */
function productLevelOf(roles: RoleGrants[]): AccessLevel {
  return highestLevel(
    roles.map((role) => (role.systemRole ? systemRoles[role.systemRole].product : 'NONE')),
  );
}

/** Whether the first roles give nothing that the second do not give as well. */
export function isWithin(given: RoleGrants[], held: RoleGrants[]): boolean {
  const heldLevels = consoleLevelsOf(held);
  const givenLevels = consoleLevelsOf(given);
  return (
    consoleModules.every((module) => includesLevel(heldLevels[module], givenLevels[module])) &&
    includesLevel(productLevelOf(held), productLevelOf(given))
  );
}

/** Someone outranks another when their level on some console module is above the other's. */
export function outranks(person: RoleGrants[], other: RoleGrants[]): boolean {
  const levels = consoleLevelsOf(person);
  const otherLevels = consoleLevelsOf(other);
  return consoleModules.some((module) => !includesLevel(otherLevels[module], levels[module]));
}

import { consoleModuleNames } from '@/lib/access/console-modules';
import { levelsOfRoles } from '@/lib/access/levels-of-roles';
import type { RoleAccess } from '@/lib/access/resolve-access';
import { systemRoles, type SystemRoleKey } from '@/lib/access/system-roles';
import type { AccessLevels } from '@/lib/core/access-level';
import { createActor, type Actor, type UsedPasscode } from '@/lib/core/actor';
import { consoleModules, type Module } from '@/lib/core/module';
import { unrestricted, type Scopes } from '@/lib/core/scopes';

export const consoleModuleList: Module[] = consoleModules.map((key) => ({
  id: key,
  key,
  name: consoleModuleNames[key],
  kind: 'CONSOLE',
  parentKey: null,
}));

export function productModule(key: string): Module {
  const [parent = key, sub] = key.split('.');
  const parentKey = sub === undefined ? null : parent;
  return { id: key, key, name: sub ?? parent, kind: 'PRODUCT', parentKey };
}

/** The console's modules and some of a product, one of them with a name that objects inherit. */
export const someModules: Module[] = [
  ...['payments', 'payments.orders', 'payments.refunds', 'constructor'].map(productModule),
  ...consoleModuleList,
];

export function systemRoleAccess(key: SystemRoleKey): RoleAccess {
  return { id: key, name: systemRoles[key].name, systemRole: key, levels: {} };
}

/** Somebody with these roles; levels are set apart from them where a rule looks at one only. */
export function givenActor(
  roles: readonly RoleAccess[],
  apart: {
    levels?: AccessLevels;
    scopes?: Scopes;
    modules?: Module[];
    passcode?: UsedPasscode;
  } = {},
): Actor {
  const modules = apart.modules ?? someModules;
  return createActor({
    userId: 'u',
    sessionId: 's',
    name: 'Asha Rao',
    email: 'asha@example.com',
    authenticatedAt: new Date(),
    passcode: apart.passcode ?? null,
    memberId: 'm',
    projectId: 'p',
    projectSlug: 'acme',
    projectName: 'Acme',
    roles: [...roles],
    modules,
    levels: { ...levelsOfRoles(roles, modules), ...apart.levels },
    scopes: apart.scopes ?? unrestricted,
  });
}

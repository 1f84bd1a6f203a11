import { z } from 'zod';
import { levelsOfRoles } from '../access/levels-of-roles';
import type { RoleAccess } from '../access/resolve-access';
import { systemRoleKeys, systemRoles } from '../access/system-roles';
import { accessLevels } from '../core/access-level';
import type { Module } from '../core/module';

export const roleResource = z
  .object({
    type: z.literal('role'),
    id: z.uuid(),
    name: z.string(),
    systemRole: z.enum(systemRoleKeys).nullable().meta({
      description: 'Which of the fixed roles it is; null for one of the project’s own.',
    }),
    precedence: z.int().nullable().meta({
      description: 'The rank among system roles, of which a person holds one at most.',
    }),
    levels: z.record(z.string(), z.enum(accessLevels)).meta({
      description: 'What it gives on each module, by the module’s key.',
    }),
  })
  .meta({ id: 'Role' });
export type RoleResource = z.output<typeof roleResource>;

export function toRoleResource(role: RoleAccess, modules: readonly Module[]): RoleResource {
  const { id, name, systemRole } = role;
  return {
    type: 'role',
    id,
    name,
    systemRole,
    precedence: systemRole && systemRoles[systemRole].precedence,
    levels: levelsOfRoles([role], modules),
  };
}

/** Their place in a list: system roles by rank, then the project's own by name. */
export function placeOfRole({ id, name, precedence }: RoleResource): string {
  return `${String(1000 - (precedence ?? 0)).padStart(4, '0')} ${name.toLowerCase()} ${id}`;
}

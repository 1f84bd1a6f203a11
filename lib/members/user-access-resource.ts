import { z } from 'zod';
import { describeOrigin } from '../access/explain';
import { originResource, toOriginResource } from '../access/origin-resource';
import { resolveAccess, standingFault, type MemberAccess } from '../access/resolve-access';
import { accessLevels, namedLevel } from '../core/access-level';
import type { Module } from '../core/module';
import type { NamedScopes } from './api-schema';

const id = z.uuid().meta({ description: 'The user’s ID.' });
const level = z.enum(accessLevels);

type Member = { userId: string; access: MemberAccess };

export const userRolesResource = z
  .object({
    type: z.literal('user-roles'),
    id,
    roles: z
      .array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          systemRole: z.enum(['ADMIN', 'APPROVER', 'CREATOR', 'MEMBER']).nullable(),
          endsAt: z.iso.datetime().nullable(),
        }),
      )
      .meta({ description: 'Also those whose end has passed, which give nothing any more.' }),
  })
  .meta({ id: 'UserRoles' });

export function toUserRolesResource({
  userId,
  access,
}: Member): z.output<typeof userRolesResource> {
  return {
    type: 'user-roles',
    id: userId,
    roles: access.roles.map((role) => ({
      id: role.id,
      name: role.name,
      systemRole: role.systemRole,
      endsAt: role.endsAt && role.endsAt.toISOString(),
    })),
  };
}

/** The same once they were set. */
export const changedRolesResource = userRolesResource
  .extend({
    dropped: z.array(z.string()).meta({
      description:
        'Of several system roles the highest is kept; the names of the others. No part of the version.',
    }),
  })
  .meta({ id: 'ChangedUserRoles' });

export const userOverridesResource = z
  .object({
    type: z.literal('user-overrides'),
    id,
    overrides: z.record(z.string(), level).meta({
      description: 'Levels by module key; a module without one is as the roles say.',
    }),
  })
  .meta({ id: 'UserOverrides' });

export function toUserOverridesResource(
  { userId, access }: Member,
  modules: readonly Module[],
): z.output<typeof userOverridesResource> {
  return {
    type: 'user-overrides',
    id: userId,
    // Those on retired modules count no more, and come back with them.
    overrides: Object.fromEntries(
      modules.flatMap(({ key }) => {
        const own = namedLevel(access.overrides, key);
        return own === null ? [] : [[key, own]];
      }),
    ),
  };
}

const scope = z.union([z.literal('ALL'), z.array(z.string())]);
const scopes = {
  products: scope.meta({ description: 'Product IDs, or all.' }),
  gateways: scope.meta({ description: 'Gateway Reference IDs, or all.' }),
};

export const userScopesResource = z
  .object({ type: z.literal('user-scopes'), id, ...scopes })
  .meta({ id: 'UserScopes' });

export function toUserScopesResource(
  userId: string,
  { products, gateways }: NamedScopes,
): z.output<typeof userScopesResource> {
  return { type: 'user-scopes', id: userId, products, gateways };
}

export const userAccessResource = z
  .object({
    type: z.literal('user-access'),
    id,
    inForce: z.boolean().meta({
      description: 'False for those who are disabled, locked, revoked, invited, or at their end.',
    }),
    modules: z.array(
      z.object({
        module: z.string().meta({ description: 'The module’s key.' }),
        name: z.string(),
        kind: z.enum(['CONSOLE', 'PRODUCT']),
        parent: z.string().nullable().meta({ description: 'The key of the module above.' }),
        level: level.meta({ description: 'What is enforced at this moment.' }),
        origin: originResource,
        reason: z.string().meta({ description: 'The origin in words.' }),
      }),
    ),
    scopes: z.object(scopes),
  })
  .meta({ id: 'UserAccess' });

export function toUserAccessResource(
  { userId, access }: Member,
  modules: readonly Module[],
  { products, gateways }: NamedScopes,
  now: Date,
): z.output<typeof userAccessResource> {
  const nameOf = (key: string) => modules.find((module) => module.key === key)?.name ?? key;
  return {
    type: 'user-access',
    id: userId,
    inForce: standingFault(access, now) === null,
    modules: resolveAccess(access, modules, now).map(({ module, level, origin }) => ({
      module: module.key,
      name: module.name,
      kind: module.kind,
      parent: module.parentKey,
      level,
      origin: toOriginResource(origin),
      reason: describeOrigin(origin, nameOf),
    })),
    scopes: { products, gateways },
  };
}

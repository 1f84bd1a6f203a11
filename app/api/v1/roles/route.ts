import { z } from 'zod';
import { listResource, pageOf, pageQuery, toList } from '@/lib/core/api-list';
import { apiRoute } from '@/lib/delivery/api/api-route';
import { operation } from '@/lib/delivery/api/operation';
import { createRoleBody } from '@/lib/roles/api-schema';
import { createRole } from '@/lib/roles/commands/create-role';
import { getRoleLevels, listRoleLevels } from '@/lib/roles/queries/list-role-levels';
import {
  placeOfRole,
  roleResource,
  toRoleResource,
  type RoleResource,
} from '@/lib/roles/role-resource';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  GET: operation(
    {
      operationId: 'listRoles',
      tag: 'Roles',
      summary: 'The project’s roles, system roles first, then its own by name',
      query: z.strictObject(pageQuery),
      answer: listResource(roleResource),
    },
    async ({ actor }, { query, url }) => {
      const roles = (await listRoleLevels(actor))
        .map((role) => toRoleResource(role, actor.modules))
        .sort((one, other) => (placeOfRole(one) < placeOfRole(other) ? -1 : 1));
      return toList(url, pageOf(roles, placeOfRole, query));
    },
  ),
  POST: operation(
    {
      operationId: 'createRole',
      tag: 'Roles',
      summary: 'Add a role of the project’s own',
      description: 'Nobody gives a role more than they have themselves.',
      body: createRoleBody,
      status: 201,
      answer: roleResource,
      location: ({ id }: RoleResource) => `/roles/${id}`,
    },
    async (ctx, { body }) => {
      const { id } = await createRole(ctx, body);
      return toRoleResource(await getRoleLevels(ctx.actor, id), ctx.actor.modules);
    },
  ),
});

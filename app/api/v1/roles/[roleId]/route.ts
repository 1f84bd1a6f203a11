import { z } from 'zod';
import { withParameterName } from '@/lib/core/field-names';
import { rowId } from '@/lib/core/inputs';
import { apiRoute } from '@/lib/delivery/api/api-route';
import { operation } from '@/lib/delivery/api/operation';
import { deleteRoleQuery, updateRoleBody } from '@/lib/roles/api-schema';
import { deleteRole } from '@/lib/roles/commands/delete-role';
import { updateRole } from '@/lib/roles/commands/update-role';
import { getRoleLevels } from '@/lib/roles/queries/list-role-levels';
import { roleResource, toRoleResource } from '@/lib/roles/role-resource';

const params = z.object({ roleId: rowId() });

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  GET: operation(
    {
      operationId: 'getRole',
      tag: 'Roles',
      summary: 'One role with what it gives',
      params,
      answer: roleResource,
    },
    async ({ actor }, { params: { roleId } }) =>
      toRoleResource(await getRoleLevels(actor, roleId), actor.modules),
  ),
  PATCH: operation(
    {
      operationId: 'updateRole',
      tag: 'Roles',
      summary: 'Rename a role, or change what it gives',
      description:
        'It holds for everybody who has the role, from their next request on. System roles are fixed.',
      params,
      body: updateRoleBody,
      answer: roleResource,
    },
    async (ctx, { params: { roleId }, body }) => {
      await updateRole(ctx, { roleId, ...body, reviewed: null });
      return toRoleResource(await getRoleLevels(ctx.actor, roleId), ctx.actor.modules);
    },
  ),
  DELETE: operation(
    {
      operationId: 'deleteRole',
      tag: 'Roles',
      summary: 'Delete a role of the project’s own',
      description:
        'While somebody holds it, `moveTo` has to say where they go; without it the answer is 409 and tells how many they are.',
      params,
      query: deleteRoleQuery,
      status: 204,
    },
    async (ctx, { params: { roleId }, query: { moveTo } }) => {
      const replacementId = moveTo === 'none' ? '' : moveTo;
      await withParameterName('moveTo', () =>
        deleteRole(ctx, { roleId, replacementId, reviewed: null }),
      );
    },
  ),
});

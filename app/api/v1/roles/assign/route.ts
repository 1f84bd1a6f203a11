import { apiRoute } from '@/lib/delivery/api/api-route';
import { operation } from '@/lib/delivery/api/operation';
import { changeRolesOfManyInput } from '@/lib/members/bulk-schema';
import { changeRolesOfMany } from '@/lib/members/commands/change-roles-of-many';
import { previewRolesOfMany } from '@/lib/members/queries/preview-roles-of-many';
import { roleAssignmentResource, toRoleAssignment } from '@/lib/members/role-assignment-resource';
import { assignRolesBody } from '@/lib/members/role-assignment-schema';

// Served at /roles:assign by a rewrite: not every system takes a colon in a folder's name.
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  POST: operation(
    {
      operationId: 'assignRoles',
      tag: 'Roles',
      summary: 'Assign and unassign roles for up to 500 users at once',
      description:
        'Who is out of the caller’s reach, or has what would be assigned already, is left as they are; the answer says who and why. With `dryRun` nothing is changed. Making somebody an Admin needs a person in the dashboard.',
      body: assignRolesBody,
      answer: roleAssignmentResource,
    },
    async (ctx, { body }) => {
      const { users, assign, unassign, dryRun } = body;
      const input = changeRolesOfManyInput.parse({ selection: 'USERS', users, assign, unassign });
      const outcome = dryRun
        ? await previewRolesOfMany(ctx.actor, input, ctx.now, Infinity)
        : await changeRolesOfMany(ctx, { ...input, reviewed: null });
      return toRoleAssignment(outcome, body);
    },
  ),
});

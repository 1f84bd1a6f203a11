import { withFieldNames } from '@/lib/core/field-names';
import { apiRoute } from '@/lib/delivery/api/api-route';
import { operation } from '@/lib/delivery/api/operation';
import { roleChoiceOf, roleFieldOf, userParams, userRolesBody } from '@/lib/members/api-schema';
import { changeRoles } from '@/lib/members/commands/change-roles';
import { getUser } from '@/lib/members/queries/get-user';
import {
  changedRolesResource,
  toUserRolesResource,
  userRolesResource,
} from '@/lib/members/user-access-resource';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  GET: operation(
    {
      operationId: 'getUserRoles',
      tag: 'Users',
      summary: 'The roles of a user',
      params: userParams,
      answer: userRolesResource,
    },
    async ({ actor, now }, { params }) =>
      toUserRolesResource(await getUser(actor, params.userId, now)),
  ),
  PUT: operation(
    {
      operationId: 'setUserRoles',
      tag: 'Users',
      summary: 'Set all roles of a user',
      description:
        'Of several system roles the highest is kept. Making somebody an Admin needs a person in the dashboard.',
      params: userParams,
      body: userRolesBody,
      answer: changedRolesResource,
    },
    async (ctx, { params: { userId }, body: { roles } }) => {
      const { dropped } = await withFieldNames(roleFieldOf(roles), () =>
        changeRoles(ctx, { userId, ...roleChoiceOf(roles) }),
      );
      const user = await getUser(ctx.actor, userId, ctx.now);
      return { ...toUserRolesResource(user), dropped };
    },
  ),
});

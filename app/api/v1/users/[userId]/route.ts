import { apiRoute } from '@/lib/delivery/api/api-route';
import { operation } from '@/lib/delivery/api/operation';
import { userDetailsBody, userParams } from '@/lib/members/api-schema';
import { deleteUser } from '@/lib/members/commands/person-acts';
import { updateUser } from '@/lib/members/commands/update-user';
import { getUser } from '@/lib/members/queries/get-user';
import { toUserResource, userResource } from '@/lib/members/user-resource';
import { getUserOperation } from './user-operations';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  GET: getUserOperation,
  PATCH: operation(
    {
      operationId: 'updateUser',
      tag: 'Users',
      summary: 'Change a user’s name, mobile, or end of membership',
      description:
        'What is absent stays as it is. Name and mobile belong to the account, so they need write access to Users in all projects of the person.',
      params: userParams,
      body: userDetailsBody,
      answer: userResource,
    },
    async (ctx, { params: { userId }, body }) => {
      await updateUser(ctx, { userId, ...body });
      return toUserResource(await getUser(ctx.actor, userId, ctx.now), ctx.now);
    },
  ),
  DELETE: operation(
    {
      operationId: 'deleteUser',
      tag: 'Users',
      summary: 'Delete a user from the project',
      description:
        'Removes the membership with all it holds, and with the last one the account. Cannot be undone.',
      params: userParams,
      status: 204,
    },
    async (ctx, { params }) => {
      await deleteUser(ctx, params);
    },
  ),
});

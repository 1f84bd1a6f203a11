import { apiRoute } from '@/lib/delivery/api/api-route';
import { operation } from '@/lib/delivery/api/operation';
import { userParams } from '@/lib/members/api-schema';
import { nameScopes } from '@/lib/members/queries/external-scopes';
import { getUser } from '@/lib/members/queries/get-user';
import { toUserAccessResource, userAccessResource } from '@/lib/members/user-access-resource';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  GET: operation(
    {
      operationId: 'getUserAccess',
      tag: 'Users',
      summary: 'What a user may do at this moment, and why',
      description: 'The level on every module, with the override or the roles that it comes from.',
      params: userParams,
      answer: userAccessResource,
    },
    async ({ actor, now }, { params }) => {
      const user = await getUser(actor, params.userId, now);
      const scopes = await nameScopes(actor, user.access.scopes);
      return toUserAccessResource(user, actor.modules, scopes, now);
    },
  ),
});

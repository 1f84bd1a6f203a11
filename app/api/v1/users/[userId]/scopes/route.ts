import type { Actor } from '@/lib/core/actor';
import { apiRoute } from '@/lib/delivery/api/api-route';
import { operation } from '@/lib/delivery/api/operation';
import { userParams, userScopesBody } from '@/lib/members/api-schema';
import { updateAccess } from '@/lib/members/commands/update-access';
import { findNamedScopes, nameScopes } from '@/lib/members/queries/external-scopes';
import { getUser } from '@/lib/members/queries/get-user';
import { toUserScopesResource, userScopesResource } from '@/lib/members/user-access-resource';

async function scopesOf(actor: Actor, userId: string, now: Date) {
  const { access } = await getUser(actor, userId, now);
  return toUserScopesResource(userId, await nameScopes(actor, access.scopes));
}

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  GET: operation(
    {
      operationId: 'getUserScopes',
      tag: 'Users',
      summary: 'The products and gateways that a user is restricted to',
      params: userParams,
      answer: userScopesResource,
    },
    async ({ actor, now }, { params }) => scopesOf(actor, params.userId, now),
  ),
  PUT: operation(
    {
      operationId: 'setUserScopes',
      tag: 'Users',
      summary: 'Set the products and gateways that a user is restricted to',
      description: 'Overrides stay as they are.',
      params: userParams,
      body: userScopesBody,
      answer: userScopesResource,
    },
    async (ctx, { params: { userId }, body }) => {
      await updateAccess(ctx, { userId, scopes: await findNamedScopes(ctx.actor, body) });
      return scopesOf(ctx.actor, userId, ctx.now);
    },
  ),
});

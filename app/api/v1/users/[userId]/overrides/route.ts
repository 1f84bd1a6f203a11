import { withFieldNames } from '@/lib/core/field-names';
import { apiRoute } from '@/lib/delivery/api/api-route';
import { operation } from '@/lib/delivery/api/operation';
import { userOverridesBody, userParams } from '@/lib/members/api-schema';
import { updateAccess } from '@/lib/members/commands/update-access';
import { getUser } from '@/lib/members/queries/get-user';
import { toUserOverridesResource, userOverridesResource } from '@/lib/members/user-access-resource';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  GET: operation(
    {
      operationId: 'getUserOverrides',
      tag: 'Users',
      summary: 'The overrides of a user',
      params: userParams,
      answer: userOverridesResource,
    },
    async ({ actor, now }, { params }) =>
      toUserOverridesResource(await getUser(actor, params.userId, now), actor.modules),
  ),
  PUT: operation(
    {
      operationId: 'setUserOverrides',
      tag: 'Users',
      summary: 'Set all overrides of a user',
      description: 'Scopes stay as they are. An empty object leaves everything to the roles.',
      params: userParams,
      body: userOverridesBody,
      answer: userOverridesResource,
    },
    async (ctx, { params: { userId }, body: { overrides } }) => {
      await withFieldNames(
        (field) => field.replace(/^levels\b/, 'overrides'),
        () => updateAccess(ctx, { userId, levels: overrides }),
      );
      return toUserOverridesResource(await getUser(ctx.actor, userId, ctx.now), ctx.actor.modules);
    },
  ),
});

import { scopeFieldsOf } from '@/lib/access/schema';
import { listResource, toList } from '@/lib/core/api-list';
import { withFieldNames } from '@/lib/core/field-names';
import { apiRoute } from '@/lib/delivery/api/api-route';
import { operation } from '@/lib/delivery/api/operation';
import { createUser } from '@/lib/invitations/commands/create-user';
import { newUserBody, roleChoiceOf, roleFieldOf } from '@/lib/members/api-schema';
import { findNamedScopes } from '@/lib/members/queries/external-scopes';
import { getUser } from '@/lib/members/queries/get-user';
import { listUsers } from '@/lib/members/queries/list-users';
import { userListQuery } from '@/lib/members/user-list-schema';
import {
  createdUserResource,
  toUserResource,
  userResource,
  type UserResource,
} from '@/lib/members/user-resource';

/** What the body calls the wizard's fields. */
function bodyFieldOf(field: string): string {
  return field.replace(/^levels\b/, 'overrides').replace(/^(products|gateways)$/, 'scopes[$1]');
}

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  GET: operation(
    {
      operationId: 'listUsers',
      tag: 'Users',
      summary: 'The users of the project',
      description: 'Narrowed and sorted as on the Users page.',
      query: userListQuery,
      answer: listResource(userResource),
    },
    async ({ actor, now }, { query, url }) => {
      const { data, ...page } = await listUsers(actor, query, now);
      return toList(url, { ...page, data: data.map((user) => toUserResource(user, now)) });
    },
  ),
  POST: operation(
    {
      operationId: 'createUser',
      tag: 'Users',
      summary: 'Create a user, and mail them an invitation',
      description:
        'As "Create New User" does. Somebody who has an account already keeps their own name and mobile.',
      body: newUserBody,
      status: 201,
      answer: createdUserResource,
      location: (user: UserResource) => `/users/${user.id}`,
    },
    async (ctx, { body }) => {
      const { roles, overrides, scopes: named, mobile, ...person } = body;
      const scopes = await findNamedScopes(ctx.actor, named, '/scopes');
      const roleField = roleFieldOf(roles);
      const { userId, dropped } = await withFieldNames(
        (field) => bodyFieldOf(roleField(field)),
        () =>
          createUser(ctx, {
            ...person,
            ...roleChoiceOf(roles),
            mobile: mobile ?? '',
            levels: overrides,
            ...scopeFieldsOf(scopes),
          }),
      );
      return { ...toUserResource(await getUser(ctx.actor, userId, ctx.now), ctx.now), dropped };
    },
  ),
});

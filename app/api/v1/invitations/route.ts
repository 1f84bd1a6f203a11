import { listResource, toList } from '@/lib/core/api-list';
import { withFieldNames } from '@/lib/core/field-names';
import { apiRoute } from '@/lib/delivery/api/api-route';
import { operation } from '@/lib/delivery/api/operation';
import { inviteBody, listInvitationsQuery } from '@/lib/invitations/api-schema';
import { assertSomebodyInvited } from '@/lib/invitations/assert-somebody-invited';
import { inviteUsers } from '@/lib/invitations/commands/invite-users';
import {
  invitationResource,
  inviteResource,
  toInvitationResource,
  toInviteResource,
} from '@/lib/invitations/invitation-resource';
import {
  findInvitationsSentNow,
  readInvitations,
} from '@/lib/invitations/queries/read-invitations';
import { findNamedScopes } from '@/lib/members/queries/external-scopes';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  GET: operation(
    {
      operationId: 'listInvitations',
      tag: 'Invitations',
      summary: 'The project’s invitations, newest sent first',
      query: listInvitationsQuery,
      answer: listResource(invitationResource),
    },
    async ({ actor, now }, { query, url }) => {
      const { status = 'ALL', ...rest } = query;
      const { data, ...page } = await readInvitations(actor, { ...rest, status }, now);
      return toList(url, { ...page, data: data.map((each) => toInvitationResource(each, now)) });
    },
  ),
  POST: operation(
    {
      operationId: 'inviteUsers',
      tag: 'Invitations',
      summary: 'Invite up to 50 people at once',
      description:
        'Each is mailed a link of their own, which no answer holds. Rows that cannot be invited fail alone. When all of them fail, nothing is written, and the answer is 422 or, for more access than the caller may give, 403. Inviting an Admin needs a person in the dashboard.',
      body: inviteBody,
      status: 201,
      answer: inviteResource,
    },
    async (ctx, { body }) => {
      const { actor, now } = ctx;
      const scopes = await findNamedScopes(actor, body.scopes, '/scopes');
      const rows = body.rows.map(({ email, roles }, row) => ({ row, email, roleIds: roles }));
      const result = await withFieldNames(
        (field) => field.replace(/^(products|gateways)$/, 'scopes[$1]'),
        () => inviteUsers(ctx, { rows, scopes, endsAt: body.endsAt }),
      );
      assertSomebodyInvited(result);
      const emails = result.invited.map(({ email }) => email);
      const invitations = await findInvitationsSentNow(actor, emails, now);
      return toInviteResource(result, invitations, now);
    },
  ),
});

import { listResource, toList } from '@/lib/core/api-list';
import { apiRoute } from '@/lib/delivery/api/api-route';
import { operation } from '@/lib/delivery/api/operation';
import { inviteBody, listInvitationsQuery } from '@/lib/invitations/api-schema';
import {
  invitationResource,
  inviteResource,
  toInvitationResource,
} from '@/lib/invitations/invitation-resource';
import { readInvitations } from '@/lib/invitations/queries/read-invitations';
import { invite } from './invite';

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
    async (ctx, { body }) => invite(ctx, body),
  ),
});

import { apiRoute } from '@/lib/delivery/api/api-route';
import { operation } from '@/lib/delivery/api/operation';
import { invitationParams } from '@/lib/invitations/api-schema';
import { withdrawInvitation } from '@/lib/invitations/commands/withdraw-invitation';
import { getInvitationOperation } from './get-invitation';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  GET: getInvitationOperation,
  DELETE: operation(
    {
      operationId: 'withdrawInvitation',
      tag: 'Invitations',
      summary: 'Withdraw an invitation',
      description:
        'Ends the membership it was for; somebody who never set up an account and is invited nowhere else goes with it.',
      params: invitationParams,
      status: 204,
    },
    async (ctx, { params }) => withdrawInvitation(ctx, params),
  ),
});

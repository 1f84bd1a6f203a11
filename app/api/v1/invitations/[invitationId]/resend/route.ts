import { apiRoute } from '@/lib/delivery/api/api-route';
import { operation } from '@/lib/delivery/api/operation';
import { invitationParams } from '@/lib/invitations/api-schema';
import { resendInvitation } from '@/lib/invitations/commands/resend-invitation';
import { invitationResource, toInvitationResource } from '@/lib/invitations/invitation-resource';
import { getInvitation } from '@/lib/invitations/queries/read-invitations';
import { getInvitationOperation } from '../get-invitation';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  POST: operation(
    {
      operationId: 'resendInvitation',
      tag: 'Invitations',
      summary: 'Mail a fresh link',
      description: 'Earlier links end, the access stays, and the time starts anew.',
      params: invitationParams,
      answer: invitationResource,
      subject: getInvitationOperation,
    },
    async (ctx, { params: { invitationId } }) => {
      await resendInvitation(ctx, { invitationId });
      const { actor, now } = ctx;
      return toInvitationResource(await getInvitation(actor, invitationId, now), now);
    },
  ),
});

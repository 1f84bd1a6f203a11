import { operation } from '@/lib/delivery/api/operation';
import { invitationParams } from '@/lib/invitations/api-schema';
import { invitationResource, toInvitationResource } from '@/lib/invitations/invitation-resource';
import { getInvitation } from '@/lib/invitations/queries/read-invitations';

/** What acts on an invitation are acts on. */
export const getInvitationOperation = operation(
  {
    operationId: 'getInvitation',
    tag: 'Invitations',
    summary: 'One invitation',
    params: invitationParams,
    answer: invitationResource,
  },
  async ({ actor, now }, { params: { invitationId } }) =>
    toInvitationResource(await getInvitation(actor, invitationId, now), now),
);

import { apiRoute } from '@/lib/delivery/api/api-route';
import { operation } from '@/lib/delivery/api/operation';
import { userParams } from '@/lib/members/api-schema';
import { revokePasscode } from '@/lib/passcodes/commands/revoke-passcode';
import { passcodeResource, toPasscodeResource } from '@/lib/passcodes/passcode-resource';
import { getPasscode } from '@/lib/passcodes/queries/get-passcode';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  GET: operation(
    {
      operationId: 'getUserPasscode',
      tag: 'Users',
      summary: 'The passcode of a user, without its secret',
      description: 'Granting and resetting need a person in the dashboard.',
      params: userParams,
      answer: passcodeResource,
    },
    async ({ actor, now }, { params }) =>
      toPasscodeResource(await getPasscode(actor, params.userId, now)),
  ),
  DELETE: operation(
    {
      operationId: 'revokeUserPasscode',
      tag: 'Users',
      summary: 'Revoke the passcode of a user',
      description: 'Also older ones that a reset left working. Changes nothing when none works.',
      params: userParams,
      status: 204,
    },
    async (ctx, { params }) => {
      await revokePasscode(ctx, params);
    },
  ),
});

import { apiRoute } from '@/lib/delivery/api/api-route';
import { enableUser } from '@/lib/members/commands/person-acts';
import { actOperation } from '../user-operations';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  POST: actOperation(
    {
      operationId: 'enableUser',
      summary: 'Enable a user’s account',
      description: 'Opens what disabling closed, as it was: sign-in and passcode.',
    },
    enableUser,
  ),
});

import { apiRoute } from '@/lib/delivery/api/api-route';
import { grantAccess } from '@/lib/members/commands/person-acts';
import { actOperation } from '../user-operations';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  POST: actOperation(
    {
      operationId: 'grantAccess',
      summary: 'Grant a user access to the project again',
      description:
        'With all that they held. Making somebody an Admin by it needs a person in the dashboard.',
    },
    grantAccess,
  ),
});

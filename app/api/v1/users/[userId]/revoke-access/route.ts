import { apiRoute } from '@/lib/delivery/api/api-route';
import { revokeAccess } from '@/lib/members/commands/person-acts';
import { actOperation } from '../user-operations';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  POST: actOperation(
    {
      operationId: 'revokeAccess',
      summary: 'Revoke a user’s access to the project',
      description: 'Roles are kept for the day when access is granted again.',
    },
    revokeAccess,
  ),
});

import { apiRoute } from '@/lib/delivery/api/api-route';
import { disableUser } from '@/lib/members/commands/person-acts';
import { actOperation } from '../user-operations';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  POST: actOperation(
    {
      operationId: 'disableUser',
      summary: 'Disable a user’s account',
      description: 'In all of their projects: ends their sessions, and refuses their passcodes.',
    },
    disableUser,
  ),
});

import { apiRoute } from '@/lib/delivery/api/api-route';
import { lockUser } from '@/lib/members/commands/person-acts';
import { actOperation } from '../user-operations';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  POST: actOperation(
    {
      operationId: 'lockUser',
      summary: 'Lock a user’s account',
      description: 'In all of their projects: closes every way to sign in until it is unlocked.',
    },
    lockUser,
  ),
});

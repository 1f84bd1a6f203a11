import { apiRoute } from '@/lib/delivery/api/api-route';
import { unlockUser } from '@/lib/members/commands/person-acts';
import { actOperation } from '../user-operations';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  POST: actOperation(
    {
      operationId: 'unlockUser',
      summary: 'Unlock a user’s account',
      description: 'Ends both kinds of lock, and forgets the failed sign-ins.',
    },
    unlockUser,
  ),
});

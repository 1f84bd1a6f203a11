import { apiRoute } from '@/lib/delivery/api/api-route';
import { operation } from '@/lib/delivery/api/operation';
import { meResource, toMeResource } from '@/lib/members/me-resource';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  GET: operation(
    {
      operationId: 'getMe',
      tag: 'Me',
      summary: 'The caller, the project, and what they may do',
      answer: meResource,
    },
    async ({ actor }) => toMeResource(actor),
  ),
});

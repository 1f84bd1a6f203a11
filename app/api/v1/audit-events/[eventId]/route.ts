import { z } from 'zod';
import { auditEventResource, toAuditEventResource } from '@/lib/audit/audit-event-resource';
import { getAuditEvent } from '@/lib/audit/list-audit-events';
import { rowId } from '@/lib/core/inputs';
import { apiRoute } from '@/lib/delivery/api/api-route';
import { operation } from '@/lib/delivery/api/operation';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  GET: operation(
    {
      operationId: 'getAuditEvent',
      tag: 'Audit events',
      summary: 'One event',
      params: z.object({ eventId: rowId() }),
      answer: auditEventResource,
    },
    async ({ actor }, { params: { eventId } }) =>
      toAuditEventResource(await getAuditEvent(actor, eventId)),
  ),
});

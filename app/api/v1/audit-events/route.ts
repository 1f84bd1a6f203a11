import { auditEventResource, toAuditEventResource } from '@/lib/audit/audit-event-resource';
import { exportAuditEvents } from '@/lib/audit/export-audit-events';
import { listAuditEvents } from '@/lib/audit/list-audit-events';
import { listAuditEventsQuery } from '@/lib/audit/list-query';
import { listResource, toList } from '@/lib/core/api-list';
import { apiRoute } from '@/lib/delivery/api/api-route';
import { operation } from '@/lib/delivery/api/operation';
import { csvResponse } from '@/lib/delivery/csv-response';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  GET: operation(
    {
      operationId: 'listAuditEvents',
      tag: 'Audit events',
      summary: 'What happened in the project, newest first',
      description:
        'With `Accept: text/csv` all that match are sent as one file, whatever `limit` and `cursor` say, and the download is recorded. The file breaks off when the caller loses the right to read it.',
      query: listAuditEventsQuery,
      answer: listResource(auditEventResource),
      alsoAnswers: ['text/csv'],
    },
    async (ctx, { query, url, mediaType }) => {
      const { actor, now, requestId } = ctx;
      if (mediaType === 'text/csv') {
        const { limit: _limit, cursor: _cursor, count: _count, ...filter } = query;
        return csvResponse(await exportAuditEvents(ctx, filter), {
          filename: `${actor.projectSlug}-audit-${now.toISOString().slice(0, 10)}.csv`,
          requestId,
        });
      }
      const { data, ...page } = await listAuditEvents(actor, query);
      return toList(url, { ...page, data: data.map(toAuditEventResource) });
    },
  ),
});

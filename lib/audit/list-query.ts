import { z } from 'zod';
import { countQuery, pageQuery } from '../core/api-list';
import { rowId } from '../core/inputs';
import { auditEvents, type AuditEventName } from './events';

const moment = z.iso
  .datetime({ offset: true, error: 'Give a moment, such as 2027-03-31T18:00:00Z.' })
  .transform((text) => new Date(text))
  // Nothing was before 1970, and PostgreSQL knows no years that JavaScript does not print.
  .refine((time) => time.getTime() >= 0 && time.getTime() < Date.UTC(9999, 11, 31), {
    error: 'Give a moment between 1970 and 9999.',
  });

/** Which events a list or a file is about. */
const filterQuery = {
  from: moment.optional().meta({ description: 'Not before this moment.' }),
  to: moment.optional().meta({ description: 'Before this moment.' }),
  event: z.enum(Object.keys(auditEvents) as [AuditEventName, ...AuditEventName[]]).optional(),
  outcome: z.enum(['SUCCESS', 'REFUSED', 'FAILED']).optional(),
  actor: rowId().optional().meta({ description: 'The user ID of who did it.' }),
  target: rowId().optional().meta({
    description: 'The ID of whom or what it was done to.',
  }),
};
export type AuditFilter = z.output<z.ZodObject<typeof filterQuery>>;

export const listAuditEventsQuery = z.strictObject({ ...filterQuery, ...pageQuery, ...countQuery });

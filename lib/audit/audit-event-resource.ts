import { z } from 'zod';
import { auditEvents } from './events';

const fact = z.unknown().meta({ type: ['string', 'number', 'boolean', 'array', 'object', 'null'] });
const facts = z.record(z.string(), fact).nullable();

export const auditEventResource = z
  .object({
    type: z.literal('audit-event'),
    id: z.uuid(),
    at: z.iso.datetime(),
    event: z.string().meta({ description: 'What happened, such as `user.disabled`.' }),
    title: z.string().meta({ description: 'The same in words.' }),
    outcome: z.enum(['SUCCESS', 'REFUSED', 'FAILED']),
    actor: z
      .object({
        id: z.uuid().nullable(),
        name: z.string().nullable(),
        email: z.string().nullable(),
      })
      .nullable()
      .meta({ description: 'Who did it, as they were called then; null for the server itself.' }),
    target: z
      .object({
        type: z.string(),
        id: z.uuid().nullable(),
        name: z.string().nullable(),
        email: z.string().nullable(),
      })
      .nullable()
      .meta({ description: 'Whom or what it was done to.' }),
    before: facts.meta({ description: 'The facts that changed, as they were.' }),
    after: facts,
    reason: z.string().nullable(),
    address: z.string().nullable().meta({ description: 'The address that it was done from.' }),
    userAgent: z.string().nullable(),
    passcode: z.string().nullable().meta({
      description: 'The part that may be shown of the passcode by which it was done.',
    }),
    correlationId: z.string(),
  })
  .meta({ id: 'AuditEvent' });
export type AuditEventResource = z.output<typeof auditEventResource>;

type Row = {
  id: string;
  at: Date;
  event: string;
  outcome: AuditEventResource['outcome'];
  actorUserId: string | null;
  actorName: string | null;
  actorEmail: string | null;
  targetType: string | null;
  targetId: string | null;
  targetName: string | null;
  targetEmail: string | null;
  before: unknown;
  after: unknown;
  reason: string | null;
  address: string | null;
  userAgent: string | null;
  passcodePrefix: string | null;
  requestId: string;
};

export function toAuditEventResource(row: Row): AuditEventResource {
  const titles: Record<string, string> = auditEvents;
  const { id, event, outcome, actorUserId, actorName, actorEmail, targetType } = row;
  const isByNobody = actorUserId === null && actorName === null && actorEmail === null;
  return {
    type: 'audit-event',
    id,
    at: row.at.toISOString(),
    event,
    title: titles[event] ?? event,
    outcome,
    actor: isByNobody ? null : { id: actorUserId, name: actorName, email: actorEmail },
    target:
      targetType === null
        ? null
        : { type: targetType, id: row.targetId, name: row.targetName, email: row.targetEmail },
    before: factsOf(row.before),
    after: factsOf(row.after),
    reason: row.reason,
    address: row.address,
    userAgent: row.userAgent,
    passcode: row.passcodePrefix,
    correlationId: row.requestId,
  };
}

function factsOf(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null ? { ...value } : null;
}

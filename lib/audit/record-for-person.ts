import { displayName } from '../core/person-name';
import type { Tx } from '../platform/transact';
import { recordAudit, type AuditContext, type AuditEntry } from './record-audit';

type Person = { id: string; email: string; firstName: string; lastName: string };

/**
 * Records what a person did with their own sign-in, once in every project they belong to, so that
 * each project's log is complete by itself; once without a project when they belong to none.
 */
export async function recordAuditForPerson(
  tx: Pick<Tx, 'auditEvent' | 'member'>,
  ctx: AuditContext,
  person: Person,
  entry: Pick<AuditEntry, 'event' | 'outcome' | 'before' | 'after' | 'reason'>,
): Promise<void> {
  const memberships = await tx.member.findMany({
    where: { userId: person.id },
    select: { projectId: true },
  });
  const projectIds = memberships.length > 0 ? memberships.map((m) => m.projectId) : [null];
  const name = displayName(person);
  await recordAudit(
    tx,
    ctx,
    ...projectIds.map((projectId) => ({
      ...entry,
      projectId,
      actor: { userId: person.id, name, email: person.email },
      target: { type: 'user', id: person.id, name, email: person.email },
    })),
  );
}

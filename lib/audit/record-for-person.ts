import { displayName } from '../core/person-name';
import type { Tx } from '../platform/transact';
import { recordAudit, type AuditContext, type AuditEntry } from './record-audit';

type Person = { id: string; email: string; firstName: string; lastName: string };
type PersonEntry = Pick<AuditEntry, 'event' | 'outcome' | 'before' | 'after' | 'reason'>;

/**
 * Records what a person did with their own sign-in, once in every project they belong to, so that
 * each project's log is complete by itself; once without a project when they belong to none. A
 * project whose invitation somebody with an account has not accepted is none of theirs: else one
 * could read how anybody signs in by inviting them.
 */
export async function recordAuditForPerson(
  tx: Pick<Tx, '$executeRaw' | 'member'>,
  ctx: AuditContext,
  person: Person,
  entry: PersonEntry,
): Promise<void> {
  const memberships = await tx.member.findMany({
    where: {
      userId: person.id,
      NOT: { status: 'INVITED', user: { activatedAt: { not: null } } },
    },
    select: { projectId: true },
  });
  const projectIds = memberships.map(({ projectId }) => projectId);
  await recordAuditOnPerson(
    tx,
    ctx,
    { ...person, projectIds },
    { ...entry, actor: { userId: person.id, name: displayName(person), email: person.email } },
  );
}

/**
 * Records what was done with a person's account, in every project of theirs: it concerns all of
 * them, and whoever may do it manages users in all of them.
 */
export async function recordAuditOnPerson(
  tx: Pick<Tx, '$executeRaw'>,
  ctx: AuditContext,
  person: Person & { projectIds: readonly string[] },
  entry: PersonEntry & Pick<AuditEntry, 'actor'>,
): Promise<void> {
  const { id, email, projectIds } = person;
  const target = { type: 'user', id, name: displayName(person), email };
  const logs = projectIds.length > 0 ? projectIds : [null];
  await recordAudit(tx, ctx, ...logs.map((projectId) => ({ ...entry, projectId, target })));
}

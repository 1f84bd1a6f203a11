import { endSessionsOfMany } from '../auth/sessions';
import type { Tx } from '../platform/transact';
import type { ActTarget } from './act-facts';
import type { PersonAct } from './person-schema';

type Write = (tx: Tx, targets: readonly ActTarget[], now: Date) => Promise<unknown>;

const userIdsOf = (targets: readonly ActTarget[]) => targets.map(({ target }) => target.userId);
const memberIdsOf = (targets: readonly ActTarget[]) => targets.map(({ member }) => member.memberId);

/** The rows of an act on any number of people, whose projects, persons and members are held. */
export const actWrites: Record<PersonAct, Write> = {
  disable: async (tx, targets, now) => {
    const ids = userIdsOf(targets);
    await tx.$executeRaw`
      UPDATE users SET disabled_at = ${now}::timestamptz WHERE id = ANY(${ids}::uuid[])`;
    await endSessionsOfMany(tx, ids);
  },
  enable: async (tx, targets, now) => {
    const ids = userIdsOf(targets);
    await tx.$executeRaw`UPDATE users SET disabled_at = NULL WHERE id = ANY(${ids}::uuid[])`;
    await beginAnew(tx, ids, now);
  },
  lock: async (tx, targets, now) => {
    const ids = userIdsOf(targets);
    await tx.$executeRaw`
      UPDATE users SET locked_at = ${now}::timestamptz WHERE id = ANY(${ids}::uuid[])`;
    await endSessionsOfMany(tx, ids);
  },
  unlock: async (tx, targets, now) => {
    const ids = userIdsOf(targets);
    await tx.$executeRaw`
      UPDATE users SET locked_at = NULL, password_locked_until = NULL, password_failures = 0
      WHERE id = ANY(${ids}::uuid[])`;
    await beginAnew(tx, ids, now);
  },
  revoke: async (tx, targets) => {
    const memberIds = memberIdsOf(targets);
    await tx.$executeRaw`
      UPDATE members SET status = 'REVOKED' WHERE id = ANY(${memberIds}::uuid[])`;
    await endSessionsOfMany(tx, withNothingElse(targets));
  },
  grant: async (tx, targets, now) => {
    const memberIds = memberIdsOf(targets);
    // An invited member whose time is over is invited again; nobody else was ever without status.
    await tx.$executeRaw`
      UPDATE members
      SET status = CASE WHEN status = 'REVOKED' THEN 'ACTIVE' ELSE status END,
          ends_at = CASE WHEN ends_at > ${now}::timestamptz THEN ends_at END,
          active_since = ${now}::timestamptz, inactivity_warned_at = NULL
      WHERE id = ANY(${memberIds}::uuid[])`;
  },
  delete: async (tx, targets, now) => {
    const memberIds = memberIdsOf(targets);
    const ids = userIdsOf(targets);
    await tx.$executeRaw`
      DELETE FROM outbox_messages o USING invitations i
      WHERE i.member_id = ANY(${memberIds}::uuid[]) AND i.outbox_message_id = o.id
        AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL
        AND o.status = 'QUEUED'
        AND (o.leased_until IS NULL OR o.leased_until <= ${now}::timestamptz)`;
    await tx.$executeRaw`
      UPDATE invitations SET withdrawn_at = ${now}::timestamptz
      WHERE member_id = ANY(${memberIds}::uuid[]) AND accepted_at IS NULL AND withdrawn_at IS NULL`;
    await endSessionsOfMany(tx, withNothingElse(targets));
    await tx.$executeRaw`DELETE FROM members WHERE id = ANY(${memberIds}::uuid[])`;
    await tx.$executeRaw`
      DELETE FROM users u WHERE u.id = ANY(${ids}::uuid[])
        AND NOT EXISTS (SELECT 1 FROM members m WHERE m.user_id = u.id)`;
  },
};

/** Those to whom nothing opens any more once this project is closed to them. */
function withNothingElse(targets: readonly ActTarget[]): string[] {
  return userIdsOf(targets.filter(({ facts }) => !facts.activeElsewhere));
}

/** Inactivity counts from here on, in every project. */
async function beginAnew(tx: Tx, userIds: readonly string[], now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE members SET active_since = ${now}::timestamptz, inactivity_warned_at = NULL
    WHERE user_id = ANY(${[...userIds]}::uuid[])`;
}

import { lockStrength } from '../../auth/lock-access';
import { recordAudit } from '../../audit/record-audit';
import { endAllSessions } from '../../auth/sessions';
import type { RequestContext } from '../../core/context';
import { displayName } from '../../core/person-name';
import { enqueueEmail } from '../../outbox/enqueue-email';
import { database } from '../../platform/database';
import { toAppError } from '../../platform/database-errors';
import { Prisma } from '../../platform/generated/client';
import { log } from '../../platform/log';
import { transact, type Tx } from '../../platform/transact';
import { onlyUsableAdmins } from '../usable-admins';
import { belongsElsewhere, days, inactiveSince, isConcerned } from './conditions';

type Inactive = {
  memberId: string;
  projectId: string;
  projectName: string;
  userId: string;
  email: string;
  firstName: string;
  lastName: string;
  belongsElsewhere: boolean;
  isOnlyAdmin: boolean;
  since: Date;
};

/** Those who were warned, waited for, and still did nothing. */
function inactiveMembers(now: Date, memberId?: string): Prisma.Sql {
  return Prisma.sql`
    SELECT m.id AS "memberId", p.id AS "projectId", p.name AS "projectName", u.id AS "userId",
           u.email, u.first_name AS "firstName", u.last_name AS "lastName",
           ${belongsElsewhere} AS "belongsElsewhere",
           m.id IN ${onlyUsableAdmins} AS "isOnlyAdmin", ${inactiveSince} AS since
    FROM members m JOIN projects p ON p.id = m.project_id JOIN users u ON u.id = m.user_id
    WHERE ${isConcerned(now)}
      AND ${inactiveSince} <= ${now}::timestamptz - ${days(Prisma.sql`p.inactivity_disable_days`)}
      AND m.inactivity_warned_at IS NOT NULL AND m.inactivity_warned_at > ${inactiveSince}
      AND m.inactivity_warned_at <= ${now}::timestamptz
        - ${days(Prisma.sql`p.inactivity_disable_days - p.inactivity_warn_days`)}
      ${memberId ? Prisma.sql`AND m.id = ${memberId}::uuid` : Prisma.empty}
    ORDER BY m.id`;
}

/**
 * Disables whoever was warned of their inactivity and let the time go by; who belongs to other
 * projects too loses access to this one alone. The last usable Admin is left alone.
 * @returns how many lost access
 */
export async function endInactive(ctx: RequestContext): Promise<number> {
  const candidates = await database().$queryRaw<Inactive[]>`${inactiveMembers(ctx.now)}`;
  let ended = 0;
  for (const candidate of candidates) {
    if (await endOne(ctx, candidate)) ended += 1;
  }
  return ended;
}

async function endOne(ctx: RequestContext, candidate: Inactive): Promise<boolean> {
  try {
    return await transact((tx) => endLocked(tx, ctx, candidate));
  } catch (error) {
    const { memberId, projectId } = candidate;
    const code = toAppError(error)?.code;
    if (code === 'last_admin') {
      log().warn({ memberId, projectId }, 'The last usable Admin is inactive and stays enabled.');
      return false;
    }
    log().error({ err: error, memberId, projectId }, 'An inactive user could not be disabled.');
    return false;
  }
}

async function endLocked(tx: Tx, ctx: RequestContext, candidate: Inactive): Promise<boolean> {
  const { userId, projectId, memberId } = candidate;
  const locked = await projectsOf(tx, userId);
  await tx.$queryRaw`
    SELECT id FROM projects WHERE id = ANY(${locked}::uuid[])
    ORDER BY id ${lockStrength('exclusive')}`;
  await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
  const projectIds = await projectsOf(tx, userId);
  // Somebody who is just joining another project is looked at again in an hour.
  if (projectIds.some((id) => !locked.includes(id))) return false;
  await tx.$queryRaw`SELECT id FROM members WHERE id = ${memberId}::uuid FOR NO KEY UPDATE`;
  // Asked again now that nothing moves: they may have signed in, or another server was quicker.
  const [person] = await tx.$queryRaw<Inactive[]>`${inactiveMembers(ctx.now, memberId)}`;
  if (!person) return false;
  if (person.isOnlyAdmin) {
    log().warn({ memberId, projectId }, 'The last usable Admin is inactive and stays enabled.');
    return false;
  }
  const devices = person.belongsElsewhere
    ? await revoke(tx, person, ctx.now)
    : await disable(tx, person, ctx.now);
  const name = displayName(person);
  await recordAudit(tx, ctx, {
    event: person.belongsElsewhere ? 'user.access_revoked' : 'user.disabled',
    projectId,
    target: { type: 'user', id: userId, name, email: person.email },
    before: person.belongsElsewhere ? { status: 'ACTIVE' } : { enabled: true },
    after: {
      ...(person.belongsElsewhere ? { status: 'REVOKED' } : { enabled: false }),
      devicesSignedOut: devices,
    },
    reason: `Inactive since ${person.since.toISOString()}`,
  });
  await enqueueEmail(
    tx,
    {
      template: 'inactivity-ended',
      to: person.email,
      props: {
        name,
        projectName: person.projectName,
        at: ctx.now.toISOString(),
        wholeAccount: !person.belongsElsewhere,
      },
    },
    ctx.now,
  );
  return true;
}

async function projectsOf(tx: Tx, userId: string): Promise<string[]> {
  const rows = await tx.member.findMany({ where: { userId }, select: { projectId: true } });
  return rows.map((row) => row.projectId);
}

async function disable(tx: Tx, { userId }: Inactive, now: Date): Promise<number> {
  await tx.user.update({ where: { id: userId }, data: { disabledAt: now } });
  return endAllSessions(tx, userId, now);
}

async function revoke(tx: Tx, { userId, memberId }: Inactive, now: Date): Promise<number> {
  await tx.member.update({ where: { id: memberId }, data: { status: 'REVOKED' } });
  const others = await tx.member.count({
    where: { userId, status: 'ACTIVE', OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
  });
  return others > 0 ? 0 : endAllSessions(tx, userId, now);
}

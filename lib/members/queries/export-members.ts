import { recordAudit } from '../../audit/record-audit';
import { findPresentActor } from '../../auth/present-actor';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { AppError } from '../../core/errors';
import { assertRecentlyAuthenticated } from '../../core/reauthentication';
import { currentPasscodeColumns, joinCurrentPasscode } from '../../passcodes/passcode-condition';
import { database } from '../../platform/database';
import { Prisma } from '../../platform/generated/client';
import { findAccessQuestion } from '../access-condition';
import type { MemberCursor } from '../cursor';
import { csvHeader, csvOf, type ExportedMember } from '../member-csv';
import { hasTwoFactor, memberCondition, type MemberFilter } from '../member-conditions';
import { keyOf, orderSql } from '../member-page';
import { canReadUsers } from '../policy';
import type { MemberListParams, MemberSort } from '../schema';
import { untilAccepted } from '../status';

/** So many people are read, checked for and sent at a time. */
const exportedAtOnce = 1_000;

/**
 * All users that match, as the pieces of a CSV file, in the list's order. Recorded before the
 * first piece leaves. Before every piece it is asked anew whether the reader still may: whoever is
 * disabled meanwhile gets no more.
 * @throws `forbidden`, `reauthentication_required` at once; the same and `unauthenticated` while
 * it runs, which has to break the file off
 */
export async function exportMembers(
  ctx: Context,
  params: MemberListParams,
): Promise<AsyncGenerator<string, void>> {
  const { actor, now } = ctx;
  assertAllowed(canReadUsers(actor));
  assertRecentlyAuthenticated(ctx);
  const filter = { ...params, access: await findAccessQuestion(database(), actor, params) };
  await recordStart(ctx, filter);
  return pieces(ctx, filter, steadyOrder(params.sort), now);
}

/** People sign in while it runs, and would be missed or told twice in an order by that. */
function steadyOrder(sort: MemberSort): MemberSort {
  return sort.endsWith('lastLogin') ? 'name' : sort;
}

async function* pieces(
  ctx: Context,
  filter: MemberFilter,
  sort: MemberSort,
  now: Date,
): AsyncGenerator<string, void> {
  yield csvHeader();
  let cursor: MemberCursor | null = null;
  let sent = 0;
  for (;;) {
    await assertStillAllowed(ctx, sent);
    const rows: Row[] = await findPiece(ctx.projectId, filter, sort, cursor, now);
    if (rows.length > 0) yield csvOf(rows.map(untilAccepted), now);
    sent += rows.length;
    const last = rows.at(-1);
    if (!last || rows.length < exportedAtOnce) return;
    cursor = { side: 'after', key: keyOf(sort, last), id: last.memberId };
  }
}

type Row = ExportedMember & { memberId: string; sortName: string };

async function findPiece(
  projectId: string,
  filter: MemberFilter,
  sort: MemberSort,
  cursor: MemberCursor | null,
  now: Date,
): Promise<Row[]> {
  const { order, beyond } = orderSql(sort, cursor);
  return database().$queryRaw<Row[]>`
    SELECT m.id AS "memberId", m.status, m.ends_at AS "endsAt", m.sort_name AS "sortName",
           m.created_at AS "addedAt", m.joined_at AS "joinedAt",
           m.last_sign_in_at AS "lastSignInAt",
           u.id AS "userId", u.email, u.first_name AS "firstName", u.last_name AS "lastName",
           u.disabled_at AS "disabledAt", u.locked_at AS "lockedAt",
           u.password_locked_until AS "passwordLockedUntil",
           u.password_failures AS "failedAttempts",
           ${hasTwoFactor(Prisma.sql`u.id`)} AS "twoFactor",
           ${currentPasscodeColumns},
           (SELECT string_agg(r.name, ', ' ORDER BY r.precedence DESC, r.name)
            FROM member_roles mr JOIN roles r ON r.id = mr.role_id
            WHERE mr.member_id = m.id
              AND (mr.ends_at IS NULL OR mr.ends_at > ${now}::timestamptz)) AS roles,
           EXISTS (SELECT 1 FROM overrides ov WHERE ov.member_id = m.id) AS "hasOverrides"
    FROM (
      SELECT m.* FROM members m
      WHERE ${memberCondition(projectId, filter, now, 'walk')} AND ${beyond}
      ORDER BY ${order} LIMIT ${exportedAtOnce}) m
    JOIN users u ON u.id = m.user_id
    ${joinCurrentPasscode}
    ORDER BY ${order}`;
}

async function recordStart(ctx: Context, filter: MemberFilter): Promise<void> {
  const [counted] = await database().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM members m
    WHERE ${memberCondition(ctx.projectId, filter, ctx.now)}`;
  const { q, status, role, mail, twoFactor, passcode, lastLogin, access } = filter;
  await recordAudit(database(), ctx, {
    event: 'user.list_downloaded',
    projectId: ctx.projectId,
    after: {
      users: counted?.n ?? 0,
      ...Object.fromEntries(
        Object.entries({ q, status, role, mail, twoFactor, passcode, lastLogin }).filter(
          ([, on]) => on,
        ),
      ),
      ...(access ? { level: access.level, module: access.module?.id ?? 'unknown' } : {}),
    },
  });
}

async function assertStillAllowed(ctx: Context, sent: number): Promise<void> {
  const now = new Date();
  try {
    const current = await findPresentActor(ctx, now);
    if (!current) throw new AppError('unauthenticated', 'Your access has just ended.');
    assertAllowed(canReadUsers(current));
  } catch (error) {
    await recordAudit(
      database(),
      { ...ctx, now },
      {
        event: 'user.list_download_broken_off',
        outcome: 'REFUSED',
        projectId: ctx.projectId,
        after: { sent },
        reason: error instanceof Error ? error.message : undefined,
      },
    );
    throw error;
  }
}

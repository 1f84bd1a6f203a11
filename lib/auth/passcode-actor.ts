import {
  memberAccessJson,
  memberAccessOf,
  modulesJson,
  type MemberAccessJson,
} from '../access/queries/access-json';
import { standingFault, type StandingFault } from '../access/resolve-access';
import { recordAudit } from '../audit/record-audit';
import type { Actor } from '../core/actor';
import type { RequestContext } from '../core/context';
import type { Module } from '../core/module';
import { isWithinNetworks } from '../core/networks';
import { passcodePrefix } from '../core/passcode';
import { displayName } from '../core/person-name';
import { digestToken, equalDigests } from '../platform/crypto';
import { database } from '../platform/database';
import { Prisma } from '../platform/generated/client';
import { planOnce } from '../platform/plan-once';
import { isWithinRateLimit, type RateLimit } from '../platform/rate-limit';
import { actorWith } from './actor-with';
import { NetworkRefusal, type PersonInProject } from './network-refusal';

/** The last use is written at most this often, so that reading is not writing. */
const touchEveryMs = 60_000;
/** A client that goes on with a dead passcode is told of once in a while, not with each call. */
const refusalRecordRate: RateLimit = { name: 'passcode-refusal', points: 1, seconds: 300 };

type Row = PersonInProject & {
  passcodeId: string;
  prefix: string;
  digest: Uint8Array;
  readOnly: boolean;
  lastUsedAt: Date | null;
  /** Why it opens nothing by itself, or null. */
  fault: string | null;
  memberId: string;
  projectSlug: string;
  allowedNetworks: string[];
  access: MemberAccessJson;
  modules: Module[];
};

const nothing = digestToken('');

/**
 * The actor of a request by passcode: its owner, with the access that they have at this moment.
 * One joined query, as for a session; nothing is remembered between requests.
 * @param projectId the project that the request names, or null when it leaves that to the passcode
 * @returns null when the passcode is unknown, expired or revoked, when its owner is not active in
 * the project, disabled or locked, or when the project is another
 * @throws `network_refused` from an address that the project does not allow
 */
export async function findPasscodeActor(
  passcode: string,
  projectId: string | null,
  ctx: RequestContext,
): Promise<Actor | null> {
  const prefix = passcodePrefix(passcode);
  const row = prefix === null ? null : await findRow(Prisma.sql`pc.prefix = ${prefix}`, ctx.now);
  // Compared also when nothing was found, so that both take the same time.
  const isRight = equalDigests(row?.digest ?? nothing, digestToken(passcode));
  if (!row || prefix === null || !isRight) return null;
  const fault = faultOf(row, ctx.now) ?? (isOf(row, projectId) ? null : 'of another project');
  if (fault !== null) {
    await recordRefusal(ctx, row, prefix, fault);
    return null;
  }
  assertWithinNetworks(row, ctx);
  await touch(row, ctx);
  return actorOf(row, ctx.now);
}

/**
 * The same for a passcode that was right a moment ago, for work that lasts longer than one answer.
 * @throws `network_refused`
 */
export async function findActorOfPasscode(
  passcodeId: string,
  ctx: Pick<RequestContext, 'now' | 'address'>,
): Promise<Actor | null> {
  const row = await findRow(Prisma.sql`pc.id = ${passcodeId}::uuid`, ctx.now);
  if (!row || faultOf(row, ctx.now) !== null) return null;
  assertWithinNetworks(row, ctx);
  return actorOf(row, ctx.now);
}

function assertWithinNetworks(row: Row, { address }: Pick<RequestContext, 'address'>): void {
  if (!isWithinNetworks(row.allowedNetworks, address)) throw new NetworkRefusal(row, address);
}

function actorOf(row: Row, now: Date): Actor {
  const { passcodeId: id, prefix, readOnly } = row;
  const identity = { ...identityOf(row), passcode: { id, prefix, readOnly } };
  return actorWith(identity, memberAccessOf(row.access), row.modules, now);
}

async function findRow(condition: Prisma.Sql, now: Date): Promise<Row | null> {
  const [row] = await database().$queryRaw<Row[]>`${planOnce}
    SELECT pc.id AS "passcodeId", pc.prefix, pc.digest, pc.read_only AS "readOnly",
           pc.last_used_at AS "lastUsedAt",
           CASE WHEN pc.revoked_at IS NOT NULL THEN 'revoked'
                WHEN pc.ends_at <= ${now}::timestamptz THEN 'expired'
                WHEN u.activated_at IS NULL THEN 'of a user without set-up' END AS fault,
           u.id AS "userId", u.email, u.first_name AS "firstName", u.last_name AS "lastName",
           m.id AS "memberId", p.id AS "projectId", p.slug AS "projectSlug", p.name AS "projectName",
           p.allowed_networks AS "allowedNetworks",
           ${memberAccessJson} AS access, ${modulesJson(Prisma.sql`p.id`)} AS modules
    FROM passcodes pc
    JOIN members m ON m.id = pc.member_id
    JOIN users u ON u.id = m.user_id
    JOIN projects p ON p.id = pc.project_id
    WHERE ${condition}`;
  return row ?? null;
}

/** Why a passcode opens nothing, or null when it does. */
function faultOf({ fault, access }: Row, now: Date): string | null {
  if (fault !== null) return fault;
  const standing = standingFault(memberAccessOf(access), now);
  return standing && standingWords[standing];
}

const standingWords: Record<StandingFault, string> = {
  disabled: 'of a disabled user',
  locked: 'of a locked user',
  invited: 'of no active member',
  revoked: 'of no active member',
  ended: 'of no active member',
};

function isOf(row: Row, projectId: string | null): boolean {
  return projectId === null || row.projectId === projectId.toLowerCase();
}

function identityOf(row: Row) {
  const { userId, email, memberId, projectId, projectSlug, projectName } = row;
  return {
    ...{ userId, email, memberId, projectId, projectSlug, projectName },
    name: displayName(row),
    sessionId: null,
    authenticatedAt: null,
  };
}

async function touch({ passcodeId, lastUsedAt }: Row, { now, address }: RequestContext) {
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < touchEveryMs) return;
  await database().passcode.updateMany({
    where: { id: passcodeId, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: now } }] },
    data: { lastUsedAt: now, lastUsedAddress: address },
  });
}

async function recordRefusal(ctx: RequestContext, row: Row, prefix: string, fault: string) {
  if (!(await isWithinRateLimit(refusalRecordRate, row.passcodeId))) return;
  await recordAudit(database(), ctx, {
    event: 'passcode.refused',
    outcome: 'REFUSED',
    projectId: row.projectId,
    actor: { userId: row.userId, name: displayName(row), email: row.email },
    reason: `The passcode rc_${prefix}_… is ${fault}`,
  });
}

import { findMemberAccess } from '../../access/queries/find-member-access';
import type { MemberAccess } from '../../access/resolve-access';
import { passwordFailuresBeforeReset } from '../../auth/limits';
import type { Actor } from '../../core/actor';
import { assertAllowed } from '../../core/decision';
import { AppError } from '../../core/errors';
import { displayName } from '../../core/person-name';
import { findInviter } from '../../invitations/invitation-link';
import { mailStatusOf } from '../../outbox/mail-status';
import type { PasscodeStatus } from '../../core/passcode-terms';
import { passcodeStatusOf } from '../../passcodes/status';
import { database } from '../../platform/database';
import type { Prisma } from '../../platform/generated/client';
import { canReadUsers } from '../policy';
import { userId as userIdSchema, type UserStatus } from '../schema';
import { signInObstacle, type SignInObstacle } from '../sign-in-obstacle';
import type { OpenInvitation } from '../open-invitation';
import { lockOf, untilAccepted, userStatusOf, type Lock } from '../status';

export type MemberDetails = {
  userId: string;
  name: string;
  email: string;
  status: UserStatus;
  obstacle: SignInObstacle | null;
  access: MemberAccess;
  /** Whether they finished their set-up, here or elsewhere. */
  activated: boolean;
  enabled: boolean;
  lock: Lock | null;
  /** Wrong passwords since the last right one. */
  failedAttempts: number;
  twoFactor: boolean;
  passcode: PasscodeStatus;
  lastSignInAt: Date | null;
  addedAt: Date;
  joinedAt: Date | null;
  endsAt: Date | null;
  /** Null when the operator made them, or the inviter is gone. */
  invitedBy: string | null;
  invitation: (OpenInvitation & { sentBy: string | null }) | null;
};

const memberFacts = {
  user: {
    include: {
      totpCredentials: { where: { confirmedAt: { not: null } }, select: { id: true } },
      passkeys: { take: 1, select: { id: true } },
    },
  },
  invitations: {
    where: { acceptedAt: null, withdrawnAt: null },
    include: { outboxMessage: true },
  },
  passcodes: {
    where: { replacedAt: null },
    select: { revokedAt: true, endsAt: true },
  },
} satisfies Prisma.MemberInclude;

type MemberFacts = Prisma.MemberGetPayload<{ include: typeof memberFacts }>;

/**
 * One user of the actor's project.
 * @throws `forbidden`; `not_found` also for an ID that is malformed or of another project
 */
export async function getMember(actor: Actor, userId: string, now: Date): Promise<MemberDetails> {
  assertAllowed(canReadUsers(actor));
  const id = userIdSchema.safeParse(userId);
  const member = id.success
    ? await database().member.findUnique({
        where: { projectId_userId: { projectId: actor.projectId, userId: id.data } },
        include: memberFacts,
      })
    : null;
  const found = await findMemberAccess(database(), actor.projectId, member ? [member.userId] : []);
  const access = found.get(member?.userId ?? '')?.access;
  if (!member || !access) {
    throw new AppError('not_found', 'There is no such user in this project.');
  }
  const invitation = await invitationOf(member, now);
  const { user } = member;
  const facts = untilAccepted({
    status: member.status,
    endsAt: member.endsAt,
    disabledAt: user.disabledAt,
    lockedAt: user.lockedAt,
    passwordLockedUntil: user.passwordLockedUntil,
    failedAttempts: user.passwordFailures,
    twoFactor: user.totpCredentials.length > 0 || user.passkeys.length > 0,
    lastSignInAt: user.lastSignInAt,
  });
  return {
    userId: user.id,
    name: displayName(user),
    email: user.email,
    status: userStatusOf(facts, now),
    obstacle: signInObstacle(
      {
        ...facts,
        needsPasswordReset: user.passwordFailures >= passwordFailuresBeforeReset,
        activated: user.activatedAt !== null,
        hasPassword: user.passwordHash !== null,
        factors: {
          authenticator: user.totpCredentials.length > 0,
          passkey: user.passkeys.length > 0,
        },
        activeElsewhere: await isActiveElsewhere(member, now),
        invitation,
      },
      now,
    ),
    access,
    activated: user.activatedAt !== null,
    enabled: user.disabledAt === null,
    lock: lockOf(facts, now),
    failedAttempts: facts.failedAttempts,
    twoFactor: facts.twoFactor,
    lastSignInAt: facts.lastSignInAt,
    passcode: passcodeStatusOf(member.passcodes[0] ?? null, now),
    addedAt: member.createdAt,
    joinedAt: member.joinedAt,
    endsAt: member.endsAt,
    invitedBy: await nameOf(member.invitedById),
    invitation,
  };
}

async function isActiveElsewhere({ id, userId }: MemberFacts, now: Date): Promise<boolean> {
  const open = await database().member.findFirst({
    where: {
      userId,
      id: { not: id },
      status: 'ACTIVE',
      OR: [{ endsAt: null }, { endsAt: { gt: now } }],
    },
    select: { id: true },
  });
  return open !== null;
}

async function invitationOf(member: MemberFacts, now: Date) {
  const [open] = member.invitations;
  if (!open || member.status !== 'INVITED') return null;
  const { inviter } = await findInviter(database(), { ...open, member }, now);
  const { outboxMessage: mail } = open;
  return {
    id: open.id,
    sentAt: open.sentAt,
    expiresAt: open.expiresAt,
    sentBy: inviter?.name ?? (await nameOf(open.invitedById)),
    isVoid: open.invitedById !== null && !inviter?.mayStillInvite,
    mail: mail && mailStatusOf(mail),
  };
}

async function nameOf(userId: string | null): Promise<string | null> {
  if (!userId) return null;
  const user = await database().user.findUnique({ where: { id: userId } });
  return user && displayName(user);
}

import type { Prisma } from '../platform/generated/client';
import type { Tx } from '../platform/transact';

/** What stands between a person and being an Admin who can sign in, before it is cleared. */
export const rescueFacts = {
  memberships: {
    include: { roles: { include: { role: true } }, overrides: { include: { module: true } } },
  },
  totpCredentials: { where: { confirmedAt: { not: null } }, select: { id: true } },
  passkeys: { select: { id: true }, take: 1 },
} satisfies Prisma.UserInclude;

export type RescuedPerson = Prisma.UserGetPayload<{ include: typeof rescueFacts }>;
type Membership = RescuedPerson['memberships'][number];

/** Clears what closes every road of the person: disabled, locked, failed sign-ins. */
export async function openAccount(tx: Tx, person: RescuedPerson): Promise<string[]> {
  const { disabledAt, lockedAt, passwordLockedUntil, passwordFailures } = person;
  const done = [
    ...(disabledAt ? ['Enabled the account.'] : []),
    ...(lockedAt || passwordLockedUntil ? ['Unlocked the account.'] : []),
    ...(passwordFailures > 0 ? [`Forgot ${passwordFailures} failed sign-ins.`] : []),
  ];
  await tx.user.update({
    where: { id: person.id },
    data: { disabledAt: null, lockedAt: null, passwordLockedUntil: null, passwordFailures: 0 },
  });
  return done;
}

/** Lifts what limits an Admin in the project: an end, lesser overrides, scopes, another system role. */
export async function openMembership(
  tx: Tx,
  membership: Membership,
  adminRoleId: string,
): Promise<string[]> {
  const { id: memberId, projectId, status, endsAt, roles, overrides } = membership;
  const restricted = !membership.allProducts || !membership.allGateways;
  const lesser = overrides.filter(({ level }) => level !== 'READ_WRITE');
  const held = roles.find(({ roleId }) => roleId === adminRoleId);
  await tx.member.update({
    where: { id: memberId },
    data: { endsAt: null, allProducts: true, allGateways: true, inactivityWarnedAt: null },
  });
  await tx.memberScope.deleteMany({ where: { memberId } });
  await tx.override.deleteMany({ where: { memberId, level: { not: 'READ_WRITE' } } });
  // At most one system role: this one stands above the others.
  await tx.memberRole.deleteMany({
    where: { memberId, roleId: { not: adminRoleId }, role: { systemRole: { not: null } } },
  });
  await tx.memberRole.upsert({
    where: { memberId_roleId: { memberId, roleId: adminRoleId } },
    create: { projectId, memberId, roleId: adminRoleId },
    update: { endsAt: null },
  });
  return [
    ...(status === 'REVOKED' ? ['Granted access to the project again.'] : []),
    ...(endsAt ? ['Took away the end of the membership.'] : []),
    ...(held?.endsAt === null ? [] : ['Gave the role Admin.']),
    ...(lesser.length > 0 ? [`Removed ${lesser.length} overrides that took access away.`] : []),
    ...(restricted ? ['Lifted the restriction to some products or gateways.'] : []),
  ];
}

/** What the audit log keeps of how it was. */
export function factsBefore(person: RescuedPerson, projectId: string): Prisma.InputJsonObject {
  const membership = person.memberships.find((each) => each.projectId === projectId);
  return {
    status: membership?.status ?? 'none',
    roles: membership?.roles.map(({ role }) => role.name) ?? [],
    endsAt: membership?.endsAt?.toISOString() ?? null,
    overrides: membership?.overrides.map(({ module, level }) => `${module.key}: ${level}`) ?? [],
    disabled: person.disabledAt !== null,
    locked: person.lockedAt !== null,
    passwordFailures: person.passwordFailures,
  };
}

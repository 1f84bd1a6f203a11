import type { SignedInUser } from '../core/actor';
import { database } from '../platform/database';

export type OwnPasskey = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null };

/** What a person sees of their own sign-in, and whoever manages users of theirs; never a secret. */
export type OwnSignIn = {
  passwordChangedAt: Date | null;
  authenticatorSince: Date | null;
  recoveryCodesLeft: number;
  passkeys: OwnPasskey[];
};

export async function getOwnSignIn({ userId }: Pick<SignedInUser, 'userId'>): Promise<OwnSignIn> {
  const user = await database().user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      passwordChangedAt: true,
      totpCredentials: { where: { confirmedAt: { not: null } }, select: { confirmedAt: true } },
      passkeys: {
        select: { id: true, name: true, createdAt: true, lastUsedAt: true },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      },
      _count: { select: { recoveryCodes: { where: { usedAt: null } } } },
    },
  });
  return {
    passwordChangedAt: user.passwordChangedAt,
    authenticatorSince: user.totpCredentials[0]?.confirmedAt ?? null,
    recoveryCodesLeft: user._count.recoveryCodes,
    passkeys: user.passkeys,
  };
}

/** A person's own name, as two parts. */
export async function getOwnName({
  userId,
}: SignedInUser): Promise<{ firstName: string; lastName: string }> {
  return database().user.findUniqueOrThrow({
    where: { id: userId },
    select: { firstName: true, lastName: true },
  });
}

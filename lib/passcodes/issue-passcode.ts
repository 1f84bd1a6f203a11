import { newPasscode } from '../core/passcode';
import type { IssuedPasscode } from '../core/passcode-terms';
import { digestToken } from '../platform/crypto';
import type { Prisma } from '../platform/generated/client';
import type { Tx } from '../platform/transact';
import type { LockedAccount } from '../members/locked-account';
import type { PasscodeHolder } from './policy';

type Row = Omit<Prisma.PasscodeUncheckedCreateInput, 'id' | 'prefix' | 'digest'>;

/** Makes a passcode and writes what may be kept of it. @returns the text */
export async function writePasscode(
  tx: Tx,
  row: Row,
): Promise<Pick<IssuedPasscode, 'passcode' | 'prefix'>> {
  let issued = newPasscode();
  // Of 2^40 prefixes one may be taken; a violated index would end the transaction.
  while (await tx.passcode.findUnique({ where: { prefix: issued.prefix } })) issued = newPasscode();
  await tx.passcode.create({
    data: { ...row, prefix: issued.prefix, digest: digestToken(issued.passcode) },
  });
  return issued;
}

export function holderOf({ member, account }: Pick<LockedAccount, 'member' | 'account'>) {
  return { ...member.access, activated: account.activated } satisfies PasscodeHolder;
}

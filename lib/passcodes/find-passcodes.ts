import type { Tx } from '../platform/transact';
import type { PasscodeTenure } from '../core/passcode-terms';

/** A passcode without anything of its secret. */
export type PasscodeFacts = {
  id: string;
  prefix: string;
  tenure: PasscodeTenure;
  readOnly: boolean;
  createdAt: Date;
  /** Null for one that lasts forever. */
  endsAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  lastUsedAddress: string | null;
};

export const passcodeColumns = {
  id: true,
  prefix: true,
  tenure: true,
  readOnly: true,
  createdAt: true,
  endsAt: true,
  revokedAt: true,
  lastUsedAt: true,
  lastUsedAddress: true,
} as const;

type Passcodes = Pick<Tx, 'passcode'>;

/** The one that stands for a member, whatever became of it. */
export function findCurrentPasscode(tx: Passcodes, memberId: string) {
  return tx.passcode.findFirst({ where: { memberId, replacedAt: null } });
}

/** Those that a reset left working for a while, oldest first. */
export function findOverlapping(
  tx: Passcodes,
  memberId: string,
  now: Date,
): Promise<PasscodeFacts[]> {
  return tx.passcode.findMany({
    where: { memberId, replacedAt: { not: null }, revokedAt: null, endsAt: { gt: now } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: passcodeColumns,
  });
}

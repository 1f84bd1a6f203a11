import { randomBytes } from 'node:crypto';
import { digestToken } from '../platform/crypto';
import type { Tx } from '../platform/transact';

const codeCount = 10;
const codeBytes = 10;
/** Crockford's alphabet: no letter looks like a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function newCode(): string {
  // 80 bits in sixteen characters of five bits, written in groups of four.
  let bits = BigInt(`0x${randomBytes(codeBytes).toString('hex')}`);
  let text = '';
  for (let i = 0; i < 16; i++) {
    text = alphabet.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return text.replace(/(.{4})(?=.)/g, '$1-');
}

/** As typed by a person: case, spaces, dashes and look-alike letters do not matter. */
export function normalizeRecoveryCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

/** 80 random bits need no slow hash. */
function digestCode(code: string): Uint8Array<ArrayBuffer> {
  return digestToken(normalizeRecoveryCode(code));
}

/** Gives a person ten fresh codes; the former ones end. @returns the codes, to be shown once */
export async function replaceRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: codeCount }, newCode);
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ userId, digest: digestCode(code) })),
  });
  return codes;
}

/** Uses a code up. @returns how many are left, or null when it is wrong or was used before */
export async function spendRecoveryCode(
  tx: Tx,
  userId: string,
  code: string,
  now: Date,
): Promise<number | null> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { userId, digest: digestCode(code), usedAt: null },
    data: { usedAt: now },
  });
  return count === 0 ? null : tx.recoveryCode.count({ where: { userId, usedAt: null } });
}

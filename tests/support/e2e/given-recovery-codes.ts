import { replaceRecoveryCodes } from '@/lib/auth/recovery-codes';
import { transact } from '@/lib/platform/transact';

export async function givenRecoveryCodes(userId: string): Promise<string[]> {
  return transact((tx) => replaceRecoveryCodes(tx, userId));
}

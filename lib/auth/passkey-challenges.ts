import { decodeClientDataJSON, type ClientDataJSON } from '@simplewebauthn/server/helpers';
import type { RequestContext } from '../core/context';
import { digestToken, randomToken } from '../platform/crypto';
import type { Tx } from '../platform/transact';
import { passkeyChallengeMs } from './limits';

/** What an existing passkey is to prove, and whose it has to be; nobody is known at a sign-in. */
export type PasskeyProofTask =
  | { purpose: 'SIGN_IN'; userId?: undefined }
  | { purpose: 'SECOND_FACTOR' | 'REAUTHENTICATION'; userId: string };

export type PasskeyTask = PasskeyProofTask | { purpose: 'REGISTRATION'; userId: string };

/** Makes a challenge for an authenticator to sign. @returns it as bytes, of which only the digest is stored */
export async function openPasskeyChallenge(
  tx: Pick<Tx, 'passkeyChallenge'>,
  ctx: RequestContext,
  { purpose, userId }: PasskeyTask,
): Promise<Uint8Array<ArrayBuffer>> {
  const token = randomToken();
  await tx.passkeyChallenge.create({
    data: {
      digest: digestToken(token),
      purpose,
      userId,
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + passkeyChallengeMs),
    },
  });
  return Uint8Array.from(Buffer.from(token, 'base64url'));
}

/**
 * Spends the challenge that an answer names, whatever else is wrong with the answer. The delete
 * decides: of several answers to one challenge only one finds it.
 * @returns the challenge, or null when it is unknown, spent, over, or was made for something else
 */
export async function spendPasskeyChallenge(
  tx: Pick<Tx, 'passkeyChallenge'>,
  ctx: RequestContext,
  { purpose, userId }: PasskeyTask,
  clientData: ClientDataJSON,
): Promise<string | null> {
  const { count } = await tx.passkeyChallenge.deleteMany({
    where: {
      digest: digestToken(clientData.challenge),
      purpose,
      userId: userId ?? null,
      expiresAt: { gt: ctx.now },
    },
  });
  return count === 1 ? clientData.challenge : null;
}

/** What the browser says about its answer, or null when it says nothing that can be read. */
export function readClientData(clientDataJSON: string): ClientDataJSON | null {
  try {
    const data: unknown = decodeClientDataJSON(clientDataJSON);
    return isClientData(data) ? data : null;
  } catch {
    return null;
  }
}

function isClientData(data: unknown): data is ClientDataJSON {
  return (
    typeof data === 'object' &&
    data !== null &&
    'challenge' in data &&
    typeof data.challenge === 'string' &&
    'origin' in data &&
    typeof data.origin === 'string'
  );
}

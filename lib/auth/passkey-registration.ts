import {
  generateRegistrationOptions,
  verifyRegistrationResponse,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { COSEALG } from '@simplewebauthn/server/helpers';
import type { SignedInUser } from '../core/actor';
import type { RequestContext } from '../core/context';
import { database } from '../platform/database';
import type { Tx } from '../platform/transact';
import { passkeyChallengeMs } from './limits';
import { openPasskeyChallenge, readClientData, spendPasskeyChallenge } from './passkey-challenges';
import { relyingParty } from './relying-party';

/**
 * Named here, because the library's own list follows the server's version of Node: what one copy of
 * the server accepts, the others have to be able to check.
 */
const algorithms = [COSEALG.EdDSA, COSEALG.ES256, COSEALG.RS256];

/** What a row of a passkey holds beside its name. */
export type NewPasskey = {
  credentialId: Uint8Array<ArrayBuffer>;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: bigint;
  transports: string[];
};

/**
 * What a browser makes a passkey with. It is discoverable and verifies its user, since it is to
 * sign in alone; an authenticator that already holds one of this person makes no second.
 */
export async function createPasskeyRegistration(
  ctx: RequestContext,
  user: SignedInUser,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { id, name } = relyingParty();
  const existing = await database().passkey.findMany({ where: { userId: user.userId } });
  const task = { purpose: 'REGISTRATION', userId: user.userId } as const;
  return generateRegistrationOptions({
    rpID: id,
    rpName: name,
    userID: handleOf(user.userId),
    userName: user.email,
    userDisplayName: user.name,
    challenge: await openPasskeyChallenge(database(), ctx, task),
    timeout: passkeyChallengeMs,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: existing.map(({ credentialId, transports }) => ({
      id: Buffer.from(credentialId).toString('base64url'),
      transports,
    })),
  });
}

/** Authenticators keep this beside the passkey; it says nothing about the person. */
function handleOf(userId: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(userId.replaceAll('-', ''), 'hex'));
}

/** Checks what an authenticator made, and spends its challenge. @returns null when it is not right */
export async function verifyNewPasskey(
  tx: Tx,
  ctx: RequestContext,
  userId: string,
  response: RegistrationResponseJSON,
): Promise<NewPasskey | null> {
  const clientData = readClientData(response.response.clientDataJSON);
  if (!clientData) return null;
  const task = { purpose: 'REGISTRATION', userId } as const;
  const challenge = await spendPasskeyChallenge(tx, ctx, task, clientData);
  if (challenge === null || clientData.crossOrigin) return null;
  const { id, origin } = relyingParty();
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
    if (!verified) return null;
    const { credential } = registrationInfo;
    return {
      credentialId: Uint8Array.from(Buffer.from(credential.id, 'base64url')),
      publicKey: credential.publicKey,
      counter: BigInt(credential.counter),
      transports: credential.transports ?? [],
    };
  } catch {
    // The library throws for every kind of wrong answer.
    return null;
  }
}

import {
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import type { RequestContext } from '../core/context';
import { database } from '../platform/database';
import type { Prisma } from '../platform/generated/client';
import type { Tx } from '../platform/transact';
import { passkeyChallengeMs } from './limits';
import {
  openPasskeyChallenge,
  readClientData,
  spendPasskeyChallenge,
  type PasskeyProofTask,
} from './passkey-challenges';
import { relyingParty } from './relying-party';

/** What somebody is told whose passkey did not prove them; why is for the audit log. */
export const passkeyRefused = 'The passkey did not work. Try again, or use another way to sign in.';

type UsedPasskey = Prisma.PasskeyGetPayload<{ include: { user: true } }>;

export type PasskeyProof =
  { proven: true; passkey: UsedPasskey } | { proven: false; reason: string; passkey?: UsedPasskey };

/**
 * What a browser asks an authenticator with. Of a known person only their own passkeys answer; for
 * signing in any that the authenticator holds for this address.
 */
export async function createPasskeyOptions(
  ctx: RequestContext,
  task: PasskeyProofTask,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const known = task.userId
    ? await database().passkey.findMany({ where: { userId: task.userId } })
    : [];
  return generateAuthenticationOptions({
    rpID: relyingParty().id,
    challenge: await openPasskeyChallenge(database(), ctx, task),
    timeout: passkeyChallengeMs,
    userVerification: 'required',
    allowCredentials: known.map(({ credentialId, transports }) => ({
      id: Buffer.from(credentialId).toString('base64url'),
      transports,
    })),
  });
}

/** Whether a person has a passkey to prove themselves with. */
export async function hasPasskey(userId: string): Promise<boolean> {
  return (await database().passkey.count({ where: { userId }, take: 1 })) > 0;
}

/**
 * Checks an authenticator's answer: its challenge, which it spends in any case, origin, address,
 * user verification, signature and counter. It answers rather than throws, so that the challenge
 * stays spent; the caller throws after its transaction. Whether the person may sign in is the
 * caller's question.
 */
export async function provePasskey(
  tx: Tx,
  ctx: RequestContext,
  task: PasskeyProofTask,
  response: AuthenticationResponseJSON,
): Promise<PasskeyProof> {
  const clientData = readClientData(response.response.clientDataJSON);
  if (!clientData) return refuse('Its client data cannot be read');
  const challenge = await spendPasskeyChallenge(tx, ctx, task, clientData);
  if (challenge === null) return refuse('Its challenge is unknown, used or over');

  const passkey = await tx.passkey.findUnique({
    where: { credentialId: Uint8Array.from(Buffer.from(response.id, 'base64url')) },
    include: { user: true },
  });
  if (!passkey) return refuse('The passkey is unknown');
  if (task.userId && passkey.userId !== task.userId) {
    return refuse('The passkey is somebody else’s');
  }
  if (clientData.origin !== relyingParty().origin || clientData.crossOrigin) {
    return refuse('It was made on another site', passkey);
  }
  const counter = await verifiedCounter(passkey, response, challenge);
  if (counter === null) {
    return refuse('Its signature, user verification or counter is not right', passkey);
  }
  // Of two copies of one authenticator that answer at once, one comes with a counter already seen.
  const { count } = await tx.passkey.updateMany({
    where: { id: passkey.id, counter: passkey.counter },
    data: { counter, lastUsedAt: ctx.now },
  });
  return count === 1
    ? { proven: true, passkey }
    : refuse('The passkey was used twice at once', passkey);
}

function refuse(reason: string, passkey?: UsedPasskey): PasskeyProof {
  return { proven: false, reason, passkey };
}

async function verifiedCounter(
  passkey: UsedPasskey,
  response: AuthenticationResponseJSON,
  challenge: string,
): Promise<number | null> {
  const { id, origin } = relyingParty();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      credential: {
        id: response.id,
        publicKey: Uint8Array.from(passkey.publicKey),
        counter: Number(passkey.counter),
        transports: passkey.transports,
      },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    // The library throws for every kind of wrong answer.
    return null;
  }
}

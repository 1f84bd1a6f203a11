import {
  createHash,
  createSign,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import { getEnv } from '@/lib/platform/env';

/** What an authenticator or a browser can do wrong. */
type Faults = {
  origin?: string;
  rpId?: string;
  userVerified?: boolean;
  crossOrigin?: boolean;
  counter?: number;
  type?: string;
};

export type SoftPasskey = { id: string; key: KeyObject; counter: number };

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest();
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

function clientDataOf(challenge: string, type: string, faults: Faults): Buffer {
  const origin = faults.origin ?? new URL(getEnv().APP_URL).origin;
  const { crossOrigin = false } = faults;
  return Buffer.from(JSON.stringify({ type: faults.type ?? type, challenge, origin, crossOrigin }));
}

/** RP ID hash, flags (user present, user verified, credential data attached), counter. */
function authenticatorData(counter: number, faults: Faults, attached?: Buffer): Buffer {
  const rpId = faults.rpId ?? new URL(getEnv().APP_URL).hostname;
  const flags = 0x01 | (faults.userVerified === false ? 0 : 0x04) | (attached ? 0x40 : 0);
  const head = Buffer.alloc(5);
  head.writeUInt8(flags, 0);
  head.writeUInt32BE(faults.counter ?? counter, 1);
  return Buffer.concat([sha256(rpId), head, attached ?? Buffer.alloc(0)]);
}

/** Makes a passkey as a security key would. @returns it, and the browser's answer */
export function makePasskey(challenge: string, faults: Faults = {}) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const coseKey = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Uint8Array.from(Buffer.from(x, 'base64url'))],
      [-3, Uint8Array.from(Buffer.from(y, 'base64url'))],
    ]),
  );
  const credentialId = randomBytes(32);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(credentialId.length);
  const attached = Buffer.concat([Buffer.alloc(16), length, credentialId, coseKey]);
  const attestationObject = isoCBOR.encode(
    new Map<string, string | Uint8Array | Map<string, string>>([
      ['fmt', 'none'],
      ['attStmt', new Map<string, string>()],
      ['authData', Uint8Array.from(authenticatorData(0, faults, attached))],
    ]),
  );
  const id = text(credentialId);
  const passkey: SoftPasskey = { id, key: privateKey, counter: 0 };
  const response = {
    id,
    rawId: id,
    type: 'public-key' as const,
    clientExtensionResults: {},
    response: {
      clientDataJSON: text(clientDataOf(challenge, 'webauthn.create', faults)),
      attestationObject: text(attestationObject),
      transports: ['usb'],
    },
  };
  return { passkey, response };
}

/** Signs a challenge, as the browser answers it. */
export function usePasskey(passkey: SoftPasskey, challenge: string, faults: Faults = {}) {
  passkey.counter += 1;
  const clientData = clientDataOf(challenge, 'webauthn.get', faults);
  const data = authenticatorData(passkey.counter, faults);
  const signature = createSign('sha256')
    .update(Buffer.concat([data, sha256(clientData)]))
    .sign(passkey.key);
  return {
    id: passkey.id,
    rawId: passkey.id,
    type: 'public-key' as const,
    clientExtensionResults: {},
    response: {
      clientDataJSON: text(clientData),
      authenticatorData: text(data),
      signature: text(signature),
    },
  };
}

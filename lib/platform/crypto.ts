import {
  createCipheriv,
  createDecipheriv,
  createHash,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { getEnv } from './env';

const ivBytes = 12;
const tagBytes = 16;
/** Names the scheme, so that a later one can read what this one wrote. */
const version = 1;

/** What a sealed value is for; each has a key of its own, so one cannot be passed off as another. */
export type SealPurpose = 'totp-secret' | 'outbox-props' | 'kept-answer';

const keys = new Map<SealPurpose, Buffer>();

function keyFor(purpose: SealPurpose): Buffer {
  const known = keys.get(purpose);
  if (known) return known;
  const key = Buffer.from(
    hkdfSync('sha256', getEnv().AUTH_SECRET, '', `rolecall/seal/${purpose}`, 32),
  );
  keys.set(purpose, key);
  return key;
}

/** Encrypts and authenticates with AES-256-GCM under a key that the database never holds. */
export function seal(purpose: SealPurpose, plaintext: string): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), iv);
  const body = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
  return Uint8Array.from(Buffer.concat([Buffer.from([version]), iv, cipher.getAuthTag(), body]));
}

/** @throws when the value was altered or sealed under another secret or purpose */
export function unseal(purpose: SealPurpose, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== version) throw new Error('Unknown sealing version');
  const iv = bytes.subarray(1, 1 + ivBytes);
  const tag = bytes.subarray(1 + ivBytes, 1 + ivBytes + tagBytes);
  const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), iv);
  decipher.setAuthTag(tag);
  const body = decipher.update(bytes.subarray(1 + ivBytes + tagBytes));
  return Buffer.concat([body, decipher.final()]).toString('utf8');
}

/** A secret of 256 bits in URL-safe characters. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a random token. Tokens have 128 bits or more, so one round of SHA-256 is enough. */
export function digestToken(token: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHash('sha256').update(token, 'utf8').digest());
}

let latest = 0;
let madeSince = 0;

/**
 * A random ID that sorts by time (UUID version 7), and within a millisecond by the order in which
 * this process made them; for rows that the database's client does not make.
 */
export function timeOrderedId(at: Date): string {
  const ms = at.getTime();
  madeSince = ms > latest ? 0 : madeSince + 1;
  latest = Math.max(latest, ms);
  const time = ms.toString(16).padStart(12, '0');
  const count = (madeSince % 4_096).toString(16).padStart(3, '0');
  const random = randomBytes(8).toString('hex');
  // One of the four digits of the standard's variant.
  const variant = '89ab'[parseInt(random.charAt(0), 16) % 4] ?? '8';
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${variant}${random.slice(1, 4)}-${random.slice(4)}`;
}

/** A short text that stands for what a person reviewed: it differs when what they saw does. */
export function digestOfReview(shown: unknown): string {
  return createHash('sha256').update(JSON.stringify(shown), 'utf8').digest('base64url');
}

export function equalDigests(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

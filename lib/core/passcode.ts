import { randomBytes, randomInt } from 'node:crypto';

// No look-alikes: people read the first part to each other.
const prefixAlphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
const prefixLength = 8;
const secretBytes = 32;

const passcodeForm = /^rc_([a-z2-9]{8})_[\w-]{43}$/;

/** A fresh passcode of 256 random bits, and the part of it that may be stored and shown. */
export function newPasscode(): { passcode: string; prefix: string } {
  const prefix = Array.from({ length: prefixLength }, () =>
    prefixAlphabet.charAt(randomInt(prefixAlphabet.length)),
  ).join('');
  const secret = randomBytes(secretBytes).toString('base64url');
  return { passcode: `rc_${prefix}_${secret}`, prefix };
}

/** The part by which a passcode is looked up; null for a text that is none. */
export function passcodePrefix(text: string): string | null {
  return passcodeForm.exec(text)?.[1] ?? null;
}

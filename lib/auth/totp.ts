import { generateSecret, generateURI, verifySync } from 'otplib';

/** One code lives this long; the previous one is accepted too, for slow typists and clocks. */
const periodSeconds = 30;

export const issuer = 'Rolecall';

export function newTotpSecret(): string {
  return generateSecret();
}

/** What the QR code says. */
export function totpUri(secret: string, email: string): string {
  return generateURI({ issuer, label: email, secret });
}

/**
 * The 30-second step that a code belongs to, or null when it is wrong, malformed, or not later
 * than the last step that was used: a code counts once.
 */
export function matchTotpStep(
  secret: string,
  code: string,
  now: Date,
  lastUsedStep: number | null,
): number | null {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const result = verifySync({
    secret,
    token,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: [periodSeconds, 0],
  });
  if (!result.valid || !('timeStep' in result)) return null;
  return lastUsedStep !== null && result.timeStep <= lastUsedStep ? null : result.timeStep;
}

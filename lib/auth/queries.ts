import QRCode from 'qrcode';
import { unseal } from '../platform/crypto';
import { database } from '../platform/database';
import { transact } from '../platform/transact';
import { enrolmentMs } from './limits';
import { pendingTotpSecret } from './totp-credentials';
import { totpUri } from './totp';

/** What an authenticator app is set up with: a QR code to scan, and the key to type. */
export type AuthenticatorSetUp = {
  /** Dark modules as an SVG path in a square of `size` by `size` units. */
  qr: { size: number; path: string };
  manualKey: string;
};

/** The authenticator that waits for its first code; the same one however often it is looked at. */
export async function getAuthenticatorSetUp(user: {
  id: string;
  email: string;
}): Promise<AuthenticatorSetUp> {
  return setUpOf(await transact((tx) => pendingTotpSecret(tx, user.id)), user.email);
}

/** The authenticator that was asked for within the last hour; looking makes none. */
export async function findAuthenticatorSetUp(
  user: { userId: string; email: string },
  now: Date,
): Promise<AuthenticatorSetUp | null> {
  const waiting = await database().totpCredential.findFirst({
    where: {
      userId: user.userId,
      confirmedAt: null,
      createdAt: { gt: new Date(now.getTime() - enrolmentMs) },
    },
  });
  return waiting && setUpOf(unseal('totp-secret', waiting.sealedSecret), user.email);
}

function setUpOf(secret: string, email: string): AuthenticatorSetUp {
  return {
    qr: qrPath(totpUri(secret, email)),
    manualKey: secret.replace(/(.{4})(?=.)/g, '$1 '),
  };
}

function qrPath(text: string): AuthenticatorSetUp['qr'] {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const dark = Array.from(data.keys()).filter((index) => data[index]);
  const path = dark.map((index) => `M${index % size} ${Math.floor(index / size)}h1v1h-1z`).join('');
  return { size, path };
}

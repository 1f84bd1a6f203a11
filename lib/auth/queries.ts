import QRCode from 'qrcode';
import { transact } from '../platform/transact';
import { pendingTotpSecret } from './totp-credentials';
import { totpUri } from './totp';

/** What an authenticator app is set up with: the QR code as an SVG document, and the key by hand. */
export type AuthenticatorSetUp = { qrSvg: string; manualKey: string };

/** The authenticator that waits for its first code; the same one however often it is looked at. */
export async function getAuthenticatorSetUp(user: {
  id: string;
  email: string;
}): Promise<AuthenticatorSetUp> {
  const secret = await transact((tx) => pendingTotpSecret(tx, user.id));
  return {
    qrSvg: await QRCode.toString(totpUri(secret, user.email), {
      type: 'svg',
      margin: 2,
      errorCorrectionLevel: 'M',
    }),
    manualKey: secret.replace(/(.{4})(?=.)/g, '$1 '),
  };
}

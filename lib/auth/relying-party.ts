import { isIP } from 'node:net';
import { getEnv } from '../platform/env';
import { issuer } from './totp';

/** Whom passkeys are made for: the address that people open, and nothing beside it. */
export function relyingParty(): { id: string; name: string; origin: string } {
  const { hostname, origin } = new URL(getEnv().APP_URL);
  return { id: hostname, name: issuer, origin };
}

/**
 * Whether browsers make passkeys for the address that people open: it has to be a name, not a
 * number, and reached over https or on the machine itself.
 */
export function passkeysPossible(appUrl = getEnv().APP_URL): boolean {
  const { hostname, protocol } = new URL(appUrl);
  const isName = isIP(hostname.replace(/^\[|\]$/g, '')) === 0;
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost');
  return isName && (protocol === 'https:' || isLocal);
}

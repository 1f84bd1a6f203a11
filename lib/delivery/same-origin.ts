import { getEnv } from '../platform/env';

/**
 * Whether a browser on a page of ours sent this request. Next runs a server action also when a
 * request carries no Origin at all, so the absence of both headers is a no.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = headers.get('origin');
  return origin !== null && origin === new URL(getEnv().APP_URL).origin;
}

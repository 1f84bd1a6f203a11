import { getEnv } from '../platform/env';

const baseOptions = { httpOnly: true, sameSite: 'lax', path: '/' } as const;

function isSecure(): boolean {
  return getEnv().APP_URL.startsWith('https://');
}

/** Over https the browser itself enforces that no sibling host can plant the cookie. */
function cookieName(name: string): string {
  return isSecure() ? `__Host-rolecall.${name}` : `rolecall.${name}`;
}

function cookieOptions() {
  return { ...baseOptions, secure: isSecure() };
}

/** Holds next-auth's token, which carries only the random id of a session row. */
export function sessionCookie() {
  return { name: cookieName('session'), options: cookieOptions() };
}

/** Points to a half-finished sign-in or enrolment; opens nothing by itself. */
export function challengeCookie() {
  return { name: cookieName('challenge'), options: cookieOptions() };
}

export function csrfCookie() {
  return { name: cookieName('csrf'), options: cookieOptions() };
}

export function callbackUrlCookie() {
  return { name: cookieName('callback-url'), options: cookieOptions() };
}

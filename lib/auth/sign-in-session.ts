import NextAuth from 'next-auth';
import { decode, encode } from 'next-auth/jwt';
import { cookies } from 'next/headers';
import { NextRequest, NextResponse } from 'next/server';
import { AppError } from '../core/errors';
import { getEnv } from '../platform/env';
import { sessionCookie } from './cookies';
import { cookieMaxAgeSeconds, nextAuthOptions, unavailableError } from './next-auth-options';
import { requestContext } from './request-context';
import { closeSession } from './sessions';

type NextAuthHandler = (
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
) => Promise<Response>;

/** Asks next-auth itself, inside the present request, and passes on the cookies that it sets. */
async function askNextAuth(path: string[], form?: Record<string, string>): Promise<Response> {
  const handler = NextAuth(nextAuthOptions()) as NextAuthHandler;
  const request = new NextRequest(new URL(`/api/auth/${path.join('/')}`, getEnv().APP_URL), {
    method: form ? 'POST' : 'GET',
    body: form && new URLSearchParams(form),
  });
  const response = await handler(request, { params: Promise.resolve({ nextauth: path }) });
  const store = await cookies();
  const set = new NextResponse(null, { headers: response.headers }).cookies.getAll();
  for (const cookie of set) store.set(cookie);
  return response;
}

/**
 * Turns a ticket into the browser's session, by next-auth's own sign-in, so that a plain form post
 * is enough and no script has to run.
 * @throws `unauthenticated` when the ticket is spent or too old
 */
export async function signInWithTicket(ticket: string): Promise<void> {
  await endCurrentSession();
  const csrf = (await (await askNextAuth(['csrf'])).json()) as { csrfToken: string };
  const response = await askNextAuth(['callback', 'ticket'], {
    ticket,
    csrfToken: csrf.csrfToken,
  });
  // next-auth answers a refused sign-in with 401 or with a redirect to its error page.
  const location = response.headers.get('location') ?? '';
  if (location.includes(`error=${unavailableError}`)) {
    throw new AppError(
      'unavailable',
      'Signing in is not possible right now. Try again in a moment.',
    );
  }
  if (response.status === 401 || location.includes('error=')) {
    throw new AppError('unauthenticated', 'That took too long. Sign in again.');
  }
}

/** The session row that this browser's cookie points to, or null without a valid cookie. */
export async function currentSessionId(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  if (!token) return null;
  try {
    const claims = await decode({ token, secret: getEnv().AUTH_SECRET });
    return typeof claims?.sessionId === 'string' ? claims.sessionId : null;
  } catch {
    return null;
  }
}

/** Points this browser's cookie to the session's new id, in next-auth's own form. */
export async function holdRenewedSession(sessionId: string): Promise<void> {
  const token = await encode({
    token: { sessionId },
    secret: getEnv().AUTH_SECRET,
    maxAge: cookieMaxAgeSeconds,
  });
  const { name, options } = sessionCookie();
  (await cookies()).set(name, token, { ...options, maxAge: cookieMaxAgeSeconds });
}

/** Ends the session that this browser holds, in the database and in the browser. */
export async function endCurrentSession(): Promise<void> {
  const sessionId = await currentSessionId();
  if (sessionId) await closeSession(await requestContext(), sessionId);
  const { name, options } = sessionCookie();
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
}

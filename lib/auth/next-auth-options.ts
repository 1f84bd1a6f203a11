import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import type { RequestContext } from '../core/context';
import { getEnv } from '../platform/env';
import { log } from '../platform/log';
import { callbackUrlCookie, csrfCookie, sessionCookie } from './cookies';
import { contextFromHeaders } from './request-context';
import { closeSession, openSession } from './sessions';

// The row decides when a session ends; the cookie only has to live at least as long.
export const cookieMaxAgeSeconds = 30 * 24 * 60 * 60;

/** What next-auth's error page is told when the database is away; it copies it into the address. */
export const unavailableError = 'Unavailable';

async function openTicketSession(ctx: RequestContext, ticket: string) {
  try {
    const sessionId = await openSession(ctx, ticket);
    return sessionId ? { id: sessionId } : null;
  } catch (error) {
    log().error({ err: error, requestId: ctx.requestId }, 'A session could not be opened');
    throw new Error(unavailableError);
  }
}

/**
 * next-auth keeps the cookie, this product keeps the session: a spent ticket becomes a row, and
 * the token carries only that row's id. No callback queries the database, because an exception in
 * one of them would delete the cookie and sign everyone out while the database is away.
 */
export function nextAuthOptions(): NextAuthOptions {
  // next-auth builds its own addresses from this, and from request headers without it.
  process.env.NEXTAUTH_URL = getEnv().APP_URL;
  return {
    secret: getEnv().AUTH_SECRET,
    session: { strategy: 'jwt', maxAge: cookieMaxAgeSeconds },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    cookies: {
      sessionToken: sessionCookie(),
      csrfToken: csrfCookie(),
      callbackUrl: callbackUrlCookie(),
    },
    providers: [
      CredentialsProvider({
        id: 'ticket',
        credentials: { ticket: {} },
        async authorize(credentials, request) {
          if (typeof credentials?.ticket !== 'string') return null;
          const ctx = contextFromHeaders(new Headers(request.headers as Record<string, string>));
          return openTicketSession(ctx, credentials.ticket);
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => ({ sessionId: user ? user.id : token.sessionId }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sessionId !== 'string') return;
        await closeSession(contextFromHeaders(new Headers()), token.sessionId);
      },
    },
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  };
}

import NextAuth from 'next-auth';
import { NextResponse, type NextRequest } from 'next/server';
import { nextAuthOptions, unavailableError } from '@/lib/auth/next-auth-options';
import { isDatabaseReady } from '@/lib/platform/database-ready';
import { isReadable } from './readable-request';

type RouteContext = { params: Promise<{ nextauth: string[] }> };

/** The rest of next-auth is pages of its own, in another look, and answers 500 to what is amiss. */
const served = new Set([
  'GET csrf',
  'GET session',
  'GET providers',
  'POST signout',
  'POST callback/ticket',
]);

/**
 * next-auth's own addresses. While the database is away they answer 503 and leave the cookies as
 * they are; next-auth by itself would clear them and leave the session's row alive.
 */
async function handle(request: NextRequest, context: RouteContext): Promise<Response> {
  const { nextauth } = await context.params;
  const address = `${request.method} ${nextauth.join('/')}`;
  if (!served.has(address)) return NextResponse.json({ error: 'not_found' }, { status: 404 });
  if (!(await isReadable(request))) {
    return NextResponse.json({ error: 'invalid_content' }, { status: 400 });
  }
  if (address === 'POST signout' && !(await isDatabaseReady())) return unavailable();
  const answer = NextAuth(nextAuthOptions()) as typeof handle;
  const response = await answer(request, context);
  const location = response.headers.get('location') ?? '';
  return location.includes(`error=${unavailableError}`) ? unavailable() : response;
}

function unavailable(): Response {
  return NextResponse.json(
    { error: 'unavailable' },
    { status: 503, headers: { 'Retry-After': '5' } },
  );
}

export { handle as GET, handle as POST };

import { NextResponse, type NextRequest } from 'next/server';

const inDevelopment = process.env.NODE_ENV === 'development';

/** No inline script or style runs without this request's nonce, and nothing from elsewhere does. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    // React's error overlays in development need eval; production does not.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${inDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${inDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function requestPath({ pathname, searchParams }: Pick<URL, 'pathname' | 'searchParams'>): string {
  const query = new URLSearchParams(searchParams);
  query.delete('_rsc');
  return query.size > 0 ? `${pathname}?${query}` : pathname;
}

/** Gives each page its nonce. Nothing about who may see what is decided here. */
export function proxy(request: NextRequest): NextResponse {
  const policy = contentSecurityPolicy(crypto.randomUUID());
  const headers = new Headers(request.headers);
  // Next reads the nonce from here and puts it on its own scripts.
  headers.set('content-security-policy', policy);
  // Where sign-in leads back to; layouts are not told their own address.
  headers.set('x-request-path', requestPath(request.nextUrl));
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  if (process.env.APP_URL?.startsWith('https://')) {
    response.headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains');
  }
  return response;
}

// The API's answers are no pages: apiRoute gives them their own headers, and reads bodies itself.
export const config = {
  matcher: ['/((?!_next/static/|api/v1(?:/|$)|favicon\\.ico$|icon\\.svg$).*)'],
};

import { contextFromHeaders } from '@/lib/auth/request-context';
import { AppError } from '@/lib/core/errors';
import { commonHeaders } from '@/lib/delivery/api/answers';
import { refuse } from '@/lib/delivery/api/api-route';
import { apiDocument } from '../document';

let text: string | undefined;

/** The API's contract, for everybody: it holds nothing that is this installation's own. */
export function GET(request: Request): Response {
  text ??= JSON.stringify(apiDocument());
  return new Response(text, {
    headers: {
      ...commonHeaders(contextFromHeaders(request.headers)),
      'Content-Type': 'application/json',
      'Cache-Control': 'public, max-age=300',
    },
  });
}

/** Next would refuse these by itself, and not in the API's form. */
function refuseMethod(request: Request): Response {
  const Allow = 'GET, HEAD, OPTIONS';
  return refuse(request, new AppError('method_not_allowed', `This address takes ${Allow}.`), {
    Allow,
  });
}

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };

// Made when it is asked for: the address that people open is not known to the build.
export const dynamic = 'force-dynamic';

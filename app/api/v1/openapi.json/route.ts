import { apiDocument } from '../document';

let text: string | undefined;

/** The API's contract, for everybody: it holds nothing that is this installation's own. */
export function GET(): Response {
  text ??= JSON.stringify(apiDocument());
  return new Response(text, {
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'public, max-age=300' },
  });
}

// Made when it is asked for: the address that people open is not known to the build.
export const dynamic = 'force-dynamic';

/** The process lives; says nothing of the database, so that nobody restarts a healthy server. */
export function GET(): Response {
  return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } });
}

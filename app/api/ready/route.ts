import { isDatabaseReady } from '@/lib/platform/database-ready';

/** Whether requests can be served now: 200 with a database, 503 without. */
export async function GET(): Promise<Response> {
  const headers = { 'Cache-Control': 'no-store' };
  if (await isDatabaseReady()) return Response.json({ status: 'ready' }, { headers });
  return Response.json(
    { status: 'unavailable', reason: 'The database cannot be reached.' },
    { status: 503, headers: { ...headers, 'Retry-After': '5' } },
  );
}

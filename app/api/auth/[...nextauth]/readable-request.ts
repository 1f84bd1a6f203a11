import type { NextRequest } from 'next/server';

/**
 * Whether next-auth can read a request: what it cannot read it answers with 500, as if the fault
 * were ours. The request itself stays unread.
 */
export async function isReadable(request: NextRequest): Promise<boolean> {
  if (!isAddress(request.nextUrl.searchParams.get('callbackUrl'))) return false;
  if (request.method !== 'POST') return true;
  const fields = await fieldsOf(request.clone());
  return (
    fields !== null &&
    Object.values(fields).every((value) => typeof value === 'string') &&
    isAddress(fields.callbackUrl)
  );
}

async function fieldsOf(request: Request): Promise<Record<string, unknown> | null> {
  const type = request.headers.get('content-type');
  if (type === null) return {};
  if (type.includes('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(await request.text()));
  }
  if (!type.includes('application/json')) return null;
  try {
    const body: unknown = await request.json();
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : null;
  } catch {
    return null;
  }
}

/** A path, or an address of the web: the rule that next-auth itself fails by. */
function isAddress(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (typeof value !== 'string') return false;
  const base = value.startsWith('/') ? 'http://origin.invalid' : undefined;
  return URL.canParse(value, base) && /^https?:$/.test(new URL(value, base).protocol);
}

import { NextResponse, type NextRequest } from 'next/server';
import { listHref } from '@/components/users/list-address';
import { recordRefusal } from '@/lib/audit/record-refusal';
import { contextFromHeaders } from '@/lib/auth/request-context';
import { requireActor } from '@/lib/auth/require-actor';
import type { RequestContext } from '@/lib/core/context';
import { httpStatusOf, isAppError } from '@/lib/core/errors';
import { csvResponse } from '@/lib/delivery/csv-response';
import { exportMembers } from '@/lib/members/queries/export-members';
import { memberListParams } from '@/lib/members/schema';
import { toAppError } from '@/lib/platform/database-errors';
import { getEnv } from '@/lib/platform/env';

type RouteContext = { params: Promise<{ project: string }> };

/** All users that the list's address shows, as a CSV file. */
export async function GET(request: NextRequest, { params }: RouteContext): Promise<Response> {
  const { project } = await params;
  const address = memberListParams.parse(Object.fromEntries(request.nextUrl.searchParams));
  const asked = listHref(`/${project}/users`, { ...address, cursor: null }, { panel: 'download' });
  // A page elsewhere may lead to the question, and not to the file.
  const site = request.headers.get('sec-fetch-site');
  if (site === 'cross-site' || site === 'same-site') return leadTo(asked);
  let ctx: RequestContext = contextFromHeaders(request.headers);
  try {
    const actor = await requireActor(project);
    const known = { ...ctx, actor, projectId: actor.projectId };
    ctx = known;
    const pieces = await exportMembers(known, address);
    const day = ctx.now.toISOString().slice(0, 10);
    return csvResponse(pieces, {
      filename: `${actor.projectSlug}-users-${day}.csv`,
      requestId: ctx.requestId,
    });
  } catch (error) {
    if (isAppError(error, 'unauthenticated')) {
      return leadTo(`/sign-in?next=${encodeURIComponent(asked)}`);
    }
    if (isAppError(error, 'reauthentication_required')) return leadTo(asked);
    const known = toAppError(error);
    if (!known) throw error;
    await recordRefusal(ctx, known);
    return new Response(`${known.message}\n`, {
      status: httpStatusOf(known.code),
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
    });
  }
}

function leadTo(path: string): Response {
  return NextResponse.redirect(new URL(path, getEnv().APP_URL), {
    status: 303,
    headers: { 'Cache-Control': 'no-store' },
  });
}

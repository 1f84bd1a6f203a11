import { randomUUID } from 'node:crypto';
import { headers } from 'next/headers';
import type { RequestContext } from '../core/context';

const userAgentMaxLength = 400;

/**
 * Where a request comes from. The server in front sets both headers itself and overwrites what a
 * client sends, so they can be believed.
 */
export function contextFromHeaders(from: Headers): RequestContext {
  return {
    requestId: from.get('x-request-id') ?? randomUUID(),
    address: from.get('x-client-address'),
    userAgent: from.get('user-agent')?.slice(0, userAgentMaxLength) ?? null,
    now: new Date(),
  };
}

export async function requestContext(): Promise<RequestContext> {
  return contextFromHeaders(await headers());
}

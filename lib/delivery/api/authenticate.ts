import { NetworkRefusal, recordNetworkRefusal } from '../../auth/network-refusal';
import { findPasscodeActor } from '../../auth/passcode-actor';
import type { Actor } from '../../core/actor';
import type { RequestContext } from '../../core/context';
import { AppError } from '../../core/errors';
import { isWithinRateLimit, type RateLimit } from '../../platform/rate-limit';

/** A client that goes on from a wrong address is told of once in a while, not with each call. */
const recordRate: RateLimit = { name: 'api-network-refusal', points: 1, seconds: 300 };

/**
 * The actor of a request by passcode. Cookies and the address's parameters are never looked at, so
 * neither another site nor a link can make a call in somebody's name.
 * @throws `unauthenticated`, the same for whatever is wrong with the credentials;
 * `network_refused`
 */
export async function authenticate(headers: Headers, ctx: RequestContext): Promise<Actor> {
  const given = credentialsOf(headers);
  try {
    const actor = given && (await findPasscodeActor(given.passcode, given.projectId, ctx));
    if (actor) return actor;
  } catch (error) {
    if (
      error instanceof NetworkRefusal &&
      (await isWithinRateLimit(recordRate, error.person.userId))
    ) {
      await recordNetworkRefusal(ctx, error);
    }
    throw error;
  }
  throw new AppError(
    'unauthenticated',
    'Send a passcode that works: the headers X-Rolecall-Project and X-Rolecall-Passcode, or Authorization: Bearer.',
  );
}

function credentialsOf(headers: Headers): { passcode: string; projectId: string | null } | null {
  const projectId = headers.get('x-rolecall-project');
  const passcode = headers.get('x-rolecall-passcode');
  if (passcode !== null) return projectId === null ? null : { passcode, projectId };
  const bearer = /^Bearer +(\S+) *$/i.exec(headers.get('authorization') ?? '')?.[1];
  return bearer === undefined ? null : { passcode: bearer, projectId };
}

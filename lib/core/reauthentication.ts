import type { Actor, HeldRole, SignedInUser } from './actor';
import { AppError } from './errors';

/** How long a proof of who is there counts for sensitive acts (security.md, Numbers). */
export const reauthenticationMs = 10 * 60_000;

/** What both a member's and a signed-in person's context say. */
type Proven = { now: Date } & ({ actor: Actor } | { user: SignedInUser });

/** For pages that show what only a fresh proof opens. */
export function isRecentlyAuthenticated(
  { authenticatedAt }: Pick<Actor, 'authenticatedAt'>,
  now: Date,
): boolean {
  return authenticatedAt !== null && now.getTime() - authenticatedAt.getTime() < reauthenticationMs;
}

/**
 * Sensitive acts need a proof of who is there that is at most ten minutes old, so that a browser
 * left open is not enough. The form asks for it and sends itself again. A passcode never has one.
 * @throws `reauthentication_required`
 */
export function assertRecentlyAuthenticated(ctx: Proven): void {
  if (isRecentlyAuthenticated('actor' in ctx ? ctx.actor : ctx.user, ctx.now)) return;
  throw new AppError(
    'reauthentication_required',
    'actor' in ctx && ctx.actor.passcode
      ? 'This needs a person who confirms that it is them, which a passcode cannot. Do it in the dashboard.'
      : 'Confirm that it is you, then go on.',
  );
}

/** Making somebody an Admin is a sensitive act. @throws `reauthentication_required` */
export function assertMayGrantNow(
  ctx: Proven,
  roles: readonly Pick<HeldRole, 'systemRole'>[],
): void {
  if (roles.some(({ systemRole }) => systemRole === 'ADMIN')) assertRecentlyAuthenticated(ctx);
}

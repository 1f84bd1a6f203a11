import { headers } from 'next/headers';
import { forbidden, notFound, redirect } from 'next/navigation';
import { findCurrentUser, requireActor } from '../auth/require-actor';
import type { Actor, SignedInUser } from '../core/actor';
import { isAppError } from '../core/errors';
import { safePath } from '../core/safe-path';

/**
 * The actor of a project's page. Without a session it leads to sign-in and from there back;
 * projects that one is not in do not exist, and one that cannot be opened from where the request
 * comes says so. Layout and page both ask: a layout is not rendered
 * again when only the page changes.
 */
export async function pageActor(projectSlug: string): Promise<Actor> {
  try {
    return await requireActor(projectSlug);
  } catch (error) {
    if (isAppError(error, 'unauthenticated')) return leadToSignIn();
    if (isAppError(error, 'not_found')) notFound();
    if (isAppError(error, 'network_refused')) forbidden();
    throw error;
  }
}

/** The person of a page above projects; without a session it leads to sign-in and back. */
export async function pageUser(): Promise<SignedInUser> {
  return (await findCurrentUser()) ?? leadToSignIn();
}

/** What a page shows, or the page that says it does not exist. */
export async function orNotFound<T>(found: Promise<T>): Promise<T> {
  try {
    return await found;
  } catch (error) {
    if (isAppError(error, 'not_found')) notFound();
    throw error;
  }
}

async function leadToSignIn(): Promise<never> {
  const path = safePath((await headers()).get('x-request-path') ?? undefined);
  redirect(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`);
}

import type { BrowserContext, Page } from '@playwright/test';
import { encode } from 'next-auth/jwt';
import { sessionCookie } from '@/lib/auth/cookies';
import { openSession } from '@/lib/auth/sessions';
import { admit } from '@/lib/auth/sign-in-ticket';
import { getEnv } from '@/lib/platform/env';
import { database } from '@/lib/platform/database';
import { transact } from '@/lib/platform/transact';
import { givenRequest, type GivenMember } from '../given-project';
import { expect } from './test';

/**
 * Opens a page of the project as somebody who has signed in, and spends no code of theirs. The
 * pages of signing in are walked where they are the point, by `signIn`.
 */
export async function openAs(
  page: Page,
  member: Pick<GivenMember, 'id' | 'project'>,
  { path = `/${member.project.slug}/users` } = {},
): Promise<void> {
  const userAgent = await page.evaluate(() => navigator.userAgent);
  await holdSession(page.context(), member, userAgent);
  await page.goto(path);
  await expect(page).toHaveURL(path);
}

/** Gives a browser what signing in ends with: a session, and next-auth's cookie that names it. */
export async function holdSession(
  context: BrowserContext,
  { id }: Pick<GivenMember, 'id'>,
  userAgent = 'test',
): Promise<void> {
  const ctx = { ...givenRequest(), userAgent };
  const user = await database().user.findUniqueOrThrow({ where: { id } });
  const admission = await transact((tx) => admit(tx, ctx, user));
  const sessionId = admission.kind === 'ticket' && (await openSession(ctx, admission.ticket));
  if (!sessionId) throw new Error('They may not sign in');
  const { APP_URL, AUTH_SECRET } = getEnv();
  const { name, options } = sessionCookie();
  await context.addCookies([
    {
      name,
      value: await encode({ token: { sessionId }, secret: AUTH_SECRET }),
      domain: new URL(APP_URL).hostname,
      path: options.path,
      httpOnly: options.httpOnly,
      secure: options.secure,
      sameSite: 'Lax',
    },
  ]);
}

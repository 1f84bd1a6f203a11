import type { APIRequestContext, Browser } from '@playwright/test';
import { database } from '@/lib/platform/database';
import { holdSession } from '@/tests/support/e2e/open-as';
import { enterPassword } from '@/tests/support/e2e/sign-in';
import { assignRole, givenRole } from '@/tests/support/given-access';
import {
  givenMember,
  givenProject,
  goodPassword,
  type GivenMember,
  type GivenProject,
} from '@/tests/support/given-project';
import { expect } from '@/tests/support/e2e/test';

/**
 * Who asks, in the order of the matrix' columns. The reader holds one role of the project's own,
 * which reads every console module; the stranger is Admin of another project; the disabled one was
 * Admin and still has the cookie of an open session.
 */
export const personas = [
  'nobody',
  'half signed in',
  'Member',
  'Creator',
  'Approver',
  'Admin',
  'reader',
  'stranger',
  'disabled',
] as const;
export type Persona = (typeof personas)[number];

/** A browser's cookies, to ask with. */
export type Asking = Record<Persona, APIRequestContext>;

const readerLevels = {
  users: 'READ',
  roles: 'READ',
  customers: 'READ',
  audit: 'READ',
  settings: 'READ',
  payments: 'READ',
} as const;

export async function openPersonas(
  browser: Browser,
  project: GivenProject,
  admin: GivenMember,
): Promise<Asking> {
  const reader = await givenMember(project, 'MEMBER');
  await database().memberRole.deleteMany({ where: { memberId: reader.memberId } });
  await assignRole(reader, await givenRole(project, 'Reader', readerLevels));
  const disabled = await givenMember(project, 'ADMIN');
  const asking = {
    nobody: await open(browser),
    'half signed in': await open(browser, await givenMember(project, 'ADMIN'), 'password only'),
    Member: await open(browser, await givenMember(project, 'MEMBER')),
    Creator: await open(browser, await givenMember(project, 'CREATOR')),
    Approver: await open(browser, await givenMember(project, 'APPROVER')),
    Admin: await open(browser, admin),
    reader: await open(browser, reader),
    stranger: await open(browser, await givenMember(await givenProject('Elsewhere'))),
    disabled: await open(browser, disabled),
  };
  await database().user.update({ where: { id: disabled.id }, data: { disabledAt: new Date() } });
  return asking;
}

async function open(
  browser: Browser,
  member?: GivenMember,
  how: 'fully' | 'password only' = 'fully',
): Promise<APIRequestContext> {
  const context = await browser.newContext({ baseURL: process.env.APP_URL });
  if (!member) return context.request;
  if (how === 'fully') {
    await holdSession(context, member);
  } else {
    const page = await context.newPage();
    await page.goto('/sign-in');
    await enterPassword(page, member.email, goodPassword);
    await expect(page.getByLabel('Authentication code')).toBeVisible();
    await page.close();
  }
  return context.request;
}

import { completeSignIn } from '@/lib/auth/commands/complete-sign-in';
import { startSignIn } from '@/lib/auth/commands/start-sign-in';
import { openSession } from '@/lib/auth/sessions';
import {
  givenMember,
  givenProject,
  givenRequest,
  goodPassword,
  totpCode,
  type GivenMember,
} from '@/tests/support/given-project';

export let member: GivenMember;

/** Before each test: somebody who signs in by password and authenticator app. */
export async function givenSignIn(): Promise<void> {
  member = await givenMember(await givenProject(), 'ADMIN');
  // So that the project can do without the other.
  await givenMember(member.project, 'ADMIN');
}

export const now = new Date('2026-11-21T10:00:00Z');
export const later = (ms: number) => new Date(now.getTime() + ms);

export function start(password = goodPassword, email = member.email, at = now): Promise<string> {
  return startSignIn(givenRequest(at), { email, password });
}

export async function signIn(at = now): Promise<string> {
  const challenge = await start(goodPassword, member.email, at);
  const code = totpCode(member.totpSecret, at);
  const ticket = await completeSignIn(givenRequest(at), challenge, { method: 'totp', code });
  const session = await openSession(givenRequest(at), ticket);
  if (!session) throw new Error('No session');
  return session;
}

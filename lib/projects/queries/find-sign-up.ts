import { digestToken } from '../../platform/crypto';
import { database } from '../../platform/database';
import { openSignUp } from '../open-sign-up';
import { signUpIsOpen } from '../sign-up-open';

/** Whether the viewer is offered to sign up. */
export async function isSignUpOpen(): Promise<boolean> {
  return signUpIsOpen(database());
}

/** What a confirmation link would make, while it works. Looking spends nothing. */
export async function findSignUp(
  token: string,
  now: Date,
): Promise<{ email: string; projectName: string } | null> {
  if (!(await isSignUpOpen())) return null;
  return database().signUp.findFirst({
    where: { digest: digestToken(token), ...openSignUp(now) },
    select: { email: true, projectName: true },
  });
}

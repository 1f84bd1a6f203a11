import { AppError } from '../core/errors';
import { passwordProblem } from '../core/password-policy';
import { issuer } from './totp';

type Person = { email: string; firstName: string; lastName: string };

/** What somebody who knows the person would guess first. */
export function personalWordsOf(person: Person, ...more: string[]): string[] {
  return [person.email, person.firstName, person.lastName, issuer, ...more].filter(Boolean);
}

/**
 * @param asked the least length, and what else a guesser would try first
 * @throws `invalid` on the field `password`, with a sentence that says what to do
 */
export async function assertGoodPassword(
  password: string,
  person: Person,
  asked: { minLength: number; words?: string[] },
): Promise<void> {
  const words = personalWordsOf(person, ...(asked.words ?? []));
  const problem = await passwordProblem(password, words, asked.minLength);
  if (!problem) return;
  throw new AppError('invalid', 'Choose another password.', {
    fieldErrors: { password: [problem] },
  });
}

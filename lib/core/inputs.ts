import { z } from 'zod';
import { parseEmailAddress } from './email-address';

/** An e-mail address, answered in its canonical form. */
export const emailAddress = z.string().transform((value, context) => {
  const parsed = parseEmailAddress(value);
  if (parsed.ok) return parsed.email;
  context.addIssue({ code: 'custom', message: parsed.reason });
  return z.NEVER;
});

/** A person's first or last name; may be empty. Control and direction characters are refused. */
export const personNamePart = z
  .string()
  .trim()
  .max(100, 'Use at most 100 characters.')
  .regex(/^[^\p{Cc}\p{Cf}<>]*$/u, 'Use letters, spaces and ordinary punctuation only.');

import { z } from 'zod';
import { parseEmailAddress } from './email-address';

/** An e-mail address, answered in its canonical form. */
export const emailAddress = z.string().transform((value, context) => {
  const parsed = parseEmailAddress(value);
  if (parsed.ok) return parsed.email;
  context.addIssue({ code: 'custom', message: parsed.reason });
  return z.NEVER;
});

// Control characters, and those that turn the direction of writing: neither belongs in a name, and
// the latter can make one name look like another.
const disguises = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A text of one line as a person typed it, without what could disguise it. */
export function singleLine(max: number) {
  return z
    .string()
    .transform((text) => text.replace(disguises, ' ').replace(/\s+/g, ' ').trim())
    .pipe(z.string().max(max, `Use at most ${max} characters.`));
}

/** A person's first or last name; may be empty. */
export const personNamePart = singleLine(100);

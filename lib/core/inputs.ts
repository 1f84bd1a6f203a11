import { z } from 'zod';
import { parseEmailAddress } from './email-address';

/** The ID of a row, in either case, answered as the database writes it. */
export function rowId(message?: string) {
  return z.uuid(message).toLowerCase();
}

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

/** The same where it has to be given. */
export function requiredNamePart(message: string) {
  return personNamePart.pipe(z.string().min(1, message));
}

/** A telephone number, with or without its country, answered without what only divides it. */
export const mobileNumber = z
  .string()
  .transform((text) => text.replace(/[\s().-]/g, ''))
  .pipe(z.string().regex(/^(\+?\d{6,15})?$/, 'Enter a number, such as +91 98765 43210.'));

const calendarDay = z.iso.date();
const moment = z.iso.datetime({ offset: true });
const dayMs = 86_400_000;

/**
 * When something ends; null for never. A day means its end in UTC; a form whose scripts run sends
 * the end of the day in the viewer's zone as a moment instead.
 */
export const endDate = z.string().transform((text, context): Date | null => {
  if (text === '') return null;
  const day = calendarDay.safeParse(text).success;
  const time = day || moment.safeParse(text).success ? Date.parse(text) : NaN;
  // PostgreSQL knows no later years than JavaScript prints with four digits.
  if (!Number.isNaN(time) && time > 0 && time < Date.UTC(9999, 11, 31)) {
    return new Date(day ? time + dayMs : time);
  }
  context.addIssue({ code: 'custom', message: 'Enter a date, such as 2027-03-31.' });
  return z.NEVER;
});

/** A field of which a form may post one, several or none. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z
    .union([item, z.array(item)])
    .transform((value) => [value].flat() as z.output<Item>[])
    .default([]);
}

import { z } from 'zod';
import { moduleKeyForm } from '../access/module-key';
import { countQuery, pageQuery } from '../core/api-list';
import { rowId } from '../core/inputs';
import { passcodeFilters } from '../core/passcode-terms';
import { askedLevels, lastLogins, memberSorts, twoFactorStates, userStatuses } from './schema';

/** One of these, in either case. */
function caseless<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z
    .string()
    .transform((text) => text.toUpperCase())
    .pipe(z.enum(values, `Give one of ${values.join(', ')}.`))
    .meta({ type: 'string', enum: [...values] });
}

/**
 * The list's filters as its page has them. Unlike in an address that people keep, what is not
 * understood is refused: a program would take everybody for those it asked for.
 */
export const userListQuery = z
  .strictObject({
    q: z
      .string()
      .transform((text) => text.replace(/\p{Cc}/gu, ' ').trim())
      .pipe(z.string().max(200, 'Use at most 200 characters.'))
      .default('')
      .meta({ description: 'Words of the name, the e-mail address or the ID; parts of them too.' }),
    status: caseless(userStatuses)
      .optional()
      .meta({
        type: 'string',
        enum: [...userStatuses],
        description: 'The one badge that sums a user up.',
      }),
    role: rowId().optional().meta({ description: 'A role’s ID: those who hold it now.' }),
    passcode: caseless(passcodeFilters)
      .optional()
      .meta({
        type: 'string',
        enum: [...passcodeFilters],
        description: 'The passcode’s status; ENDING for the active ones that end within 14 days.',
      }),
    twoFactor: z.enum(twoFactorStates).optional(),
    lastLogin: z.enum(lastLogins).optional().meta({
      description: 'Never, or not within so many days.',
    }),
    mail: z.literal('failed').optional().meta({
      description: 'Those whose invitation could not be mailed.',
    }),
    module: z.string().regex(moduleKeyForm, 'This is no key of a module.').optional().meta({
      description: 'A module’s key: those who have `level` on it at this moment.',
    }),
    level: caseless(askedLevels)
      .optional()
      .meta({
        type: 'string',
        enum: [...askedLevels],
        description: 'With `module`; READ unless said otherwise.',
      }),
    sort: z.enum(memberSorts).default('name'),
    ...pageQuery,
    ...countQuery,
  })
  .refine(({ module, level }) => level === undefined || module !== undefined, {
    path: ['level'],
    message: 'Say on which module.',
  });
export type UserListQuery = z.output<typeof userListQuery>;

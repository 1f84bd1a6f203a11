import { z } from 'zod';
import { moduleKeyForm } from '../access/module-key';
import { listOf, rowId } from '../core/inputs';
import { passcodeFilters } from '../core/passcode-terms';
import { selectedUsersMax } from './limits';
import { askedLevels, lastLogins, twoFactorStates, userStatuses } from './schema';

const tooMany = `Choose at most ${selectedUsersMax.toLocaleString('en-GB')} users at once.`;

/**
 * The list's filter, as an act on everybody who matches takes it. Unlike in an address, what is
 * malformed is refused: ignoring it would act on people whom nobody meant.
 */
const memberFilterInput = z.strictObject({
  q: z.string().trim().max(200).default(''),
  status: z.enum(userStatuses).nullable().default(null),
  role: rowId().nullable().default(null),
  mail: z.literal('failed').nullable().default(null),
  twoFactor: z.enum(twoFactorStates).nullable().default(null),
  passcode: z.enum(passcodeFilters).nullable().default(null),
  lastLogin: z.enum(lastLogins).nullable().default(null),
  module: z.string().regex(moduleKeyForm).nullable().default(null),
  level: z.enum(askedLevels).default('READ'),
});

/** Whom a bulk act is about: some users, or all that match a filter at that moment. */
const selectionFields = {
  selection: z.enum(['USERS', 'MATCHING']),
  users: listOf(rowId()).pipe(
    z
      .array(rowId())
      .max(selectedUsersMax, tooMany)
      .transform((ids) => [...new Set(ids)]),
  ),
  filter: memberFilterInput.prefault({}),
};

export type Selection = z.output<z.ZodObject<typeof selectionFields>>;

const roleId = rowId('There is no such role in this project.');

export const changeRolesOfManyInput = z
  .strictObject({
    ...selectionFields,
    assign: listOf(roleId),
    unassign: listOf(roleId),
    /** The digest of the review that is to be carried out. */
    reviewed: z.string().max(200).optional(),
  })
  .superRefine(({ selection, users, assign, unassign }, context) => {
    if (selection === 'USERS' && users.length === 0) {
      context.addIssue({ code: 'custom', path: ['users'], message: 'Select at least one user.' });
    }
    if (assign.length + unassign.length === 0) {
      const message = 'Choose at least one role to assign or to unassign.';
      context.addIssue({ code: 'custom', path: ['assign'], message });
    }
    if (assign.some((id) => unassign.includes(id))) {
      const message = 'A role cannot be both assigned and unassigned.';
      context.addIssue({ code: 'custom', path: ['unassign'], message });
    }
  });
export type ChangeRolesOfManyInput = Omit<z.output<typeof changeRolesOfManyInput>, 'reviewed'>;

/** An act on many that has no choices of its own: who, and the digest of what was reviewed. */
export const usersOfManyInput = z
  .strictObject({ ...selectionFields, reviewed: z.string().max(200).optional() })
  .refine(({ selection, users }) => selection === 'MATCHING' || users.length > 0, {
    path: ['users'],
    message: 'Select at least one user.',
  });
export type UsersOfManyInput = z.output<typeof usersOfManyInput>;

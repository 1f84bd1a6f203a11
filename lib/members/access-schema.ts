import { z } from 'zod';
import { overridesInput, scopeFields, scopesOf } from '../access/schema';
import type { AccessLevels } from '../core/access-level';
import { basisInput } from '../core/basis';
import { endDate, listOf, rowId } from '../core/inputs';
import type { Scopes } from '../core/scopes';

const roleId = rowId('There is no such role in this project.');

export const changeRolesInput = z.strictObject({
  userId: rowId(),
  /** All that the person is to hold. */
  roles: listOf(roleId),
  /** When an assignment ends; a role without an entry keeps its end, or has none. */
  roleEndsAt: z.record(roleId, endDate).default({}),
  /** When the membership ends; absent leaves it as it is. */
  endsAt: endDate.optional(),
  basis: basisInput,
});
export type ChangeRolesInput = z.output<typeof changeRolesInput>;

export type UpdateAccessInput = {
  userId: string;
  /**
   * All overrides that the person is to have; a module without one is as the roles say. Undefined
   * leaves them as they are.
   */
  levels?: AccessLevels | undefined;
  /** Undefined leaves them as they are. */
  scopes?: Scopes | undefined;
  basis?: string | undefined;
};

/** The form sets both at once. */
export const updateAccessInput = z
  .strictObject({
    userId: rowId(),
    levels: overridesInput.default({}),
    ...scopeFields,
    basis: basisInput,
  })
  .transform(({ userId, levels, basis, ...scopes }): UpdateAccessInput => {
    return { userId, levels, scopes: scopesOf(scopes), basis };
  });

const named = z
  .string()
  .max(100)
  .optional()
  .transform((text) => (text === '' ? undefined : text));

/** The question that an address asks; anything malformed asks nothing. */
export const accessQuestionParams = z.object({
  module: z.string().max(100),
  level: z.enum(['READ', 'READ_WRITE']),
  product: named,
  gateway: named,
});

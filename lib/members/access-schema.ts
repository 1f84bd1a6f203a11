import { z } from 'zod';
import { overridesInput, scopeFields } from '../access/schema';
import { basisInput } from '../core/basis';
import { endDate, listOf } from '../core/inputs';

const roleId = z.uuid('There is no such role in this project.');

export const changeRolesInput = z.strictObject({
  userId: z.uuid(),
  /** All that the person is to hold. */
  roles: listOf(roleId),
  /** When an assignment ends; a role without an entry keeps its end, or has none. */
  roleEndsAt: z.record(roleId, endDate).default({}),
  /** When the membership ends; absent leaves it as it is. */
  endsAt: endDate.optional(),
  basis: basisInput,
});
export type ChangeRolesInput = z.output<typeof changeRolesInput>;

export const updateAccessInput = z.strictObject({
  userId: z.uuid(),
  /** All overrides that the person is to have; a module without one is as the roles say. */
  levels: overridesInput.default({}),
  ...scopeFields,
  basis: basisInput,
});
export type UpdateAccessInput = z.output<typeof updateAccessInput>;

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

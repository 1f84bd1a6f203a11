import { z } from 'zod';
import { levelsInput } from '../access/schema';
import { basisInput } from '../core/basis';
import { rowId, singleLine } from '../core/inputs';
import { roleNameMaxLength } from './limits';

const roleName = singleLine(roleNameMaxLength).pipe(z.string().min(1, 'Enter a name.'));

export const roleId = rowId('There is no such role in this project.');

/** Stands for the review that was shown; empty asks for one. */
const reviewed = z.string().max(100).default('');

export const createRoleInput = z.strictObject({
  name: roleName,
  /** A sub-module that is not named is as its module; a module that is not named gives nothing. */
  levels: levelsInput.default({}),
});
export type CreateRoleInput = z.output<typeof createRoleInput>;

export const updateRoleInput = z.strictObject({
  roleId,
  ...createRoleInput.shape,
  basis: basisInput,
  reviewed,
});
export type UpdateRoleInput = z.output<typeof updateRoleInput>;

export const deleteRoleInput = z.strictObject({
  roleId,
  /** The role that the holders get instead; empty for none. */
  replacementId: z.union([z.literal(''), roleId]).default(''),
  reviewed,
});

import { z } from 'zod';
import { keyPartMaxLength } from '../access/module-key';
import { rowId, singleLine } from '../core/inputs';

const moduleName = singleLine(60).pipe(z.string().min(1, 'Enter a name.'));

export const moduleId = rowId('There is no such module.');

const keyPart = z
  .string()
  .trim()
  .max(keyPartMaxLength, `Use at most ${keyPartMaxLength} characters.`)
  .regex(
    /^([a-z0-9]+(-[a-z0-9]+)*)?$/,
    'Use lower-case letters, digits, and single dashes between them.',
  );

export const addModuleInput = z.strictObject({
  name: moduleName,
  /** The last part of the key; made of the name when empty. */
  key: keyPart.default(''),
  /** The module that it is to be a part of; empty for a module itself. */
  parentId: z.union([z.literal(''), moduleId]).default(''),
});
export type AddModuleInput = z.output<typeof addModuleInput>;

export const renameModuleInput = z.strictObject({ moduleId, name: moduleName });
export type RenameModuleInput = z.output<typeof renameModuleInput>;

export const moveModuleInput = z.strictObject({
  moduleId,
  direction: z.enum(['up', 'down'], { error: 'Choose up or down.' }),
});
export type MoveModuleInput = z.output<typeof moveModuleInput>;

/** For retiring and restoring. */
export const reviewedModuleInput = z.strictObject({
  moduleId,
  /** Stands for the preview that was shown. */
  reviewed: z.string().max(100),
});
export type ReviewedModuleInput = z.output<typeof reviewedModuleInput>;

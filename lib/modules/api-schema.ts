import { z } from 'zod';
import { keyPartMaxLength, moduleKeyForm } from '../access/module-key';
import { pageQuery, retiredQuery } from '../core/api-list';
import { modulesPerProject } from './limits';
import { renameModuleInput } from './schema';

const { name } = renameModuleInput.shape;
const keyForm =
  'Use lower-case letters, digits, and single dashes between them; one dot before a sub-module.';
const wholeKey = z
  .string()
  .trim()
  .max(2 * keyPartMaxLength + 1)
  .regex(moduleKeyForm, keyForm);

export const listModulesQuery = z.strictObject({
  ...pageQuery,
  ...retiredQuery,
});

export const createModuleBody = z
  .strictObject({
    key: wholeKey.meta({
      description:
        'What the product and the API call it, for ever: `payments`, or `payments.refunds` for a part of `payments`.',
    }),
    name,
    parent: z.string().trim().max(keyPartMaxLength).optional().meta({
      description: 'The key of the module that it is a part of; the key begins with it.',
    }),
  })
  .superRefine(({ key, parent }, context) => {
    const above = key.includes('.') ? key.split('.')[0] : undefined;
    if (parent === undefined || parent === above) return;
    const message = `The key of a part of ${parent} begins with "${parent}.".`;
    context.addIssue({ code: 'custom', path: ['key'], message });
  })
  .meta({ id: 'ModuleCreation' });

export const updateModuleBody = z
  .strictObject({
    name: name.optional(),
    retired: z.boolean().optional().meta({
      description: 'Takes it out of use, or brings it back with what people had on it.',
    }),
    position: z.int().min(1).max(modulesPerProject).optional().meta({
      description: 'Its place among those beside it, from 1.',
    }),
  })
  .refine((fields) => Object.keys(fields).length > 0, 'Name at least one field to change.')
  .meta({ id: 'ModuleUpdate', minProperties: 1 });

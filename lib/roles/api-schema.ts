import { z } from 'zod';
import { rowId } from '../core/inputs';
import { createRoleInput } from './schema';

const name = createRoleInput.shape.name.meta({ description: 'Unlike all others of the project.' });
const levels = createRoleInput.shape.levels.unwrap().meta({
  description:
    'A level for each module, by its key. A sub-module that is left out is as its module; a module that is left out gives nothing.',
  examples: [{ payments: 'READ', 'payments.refunds': 'READ_WRITE' }],
});

export const createRoleBody = z
  .strictObject({ name, levels: levels.default({}) })
  .meta({ id: 'RoleCreation' });

export const updateRoleBody = z
  .strictObject({
    name: name.optional(),
    levels: levels.optional().meta({
      description: 'All that the role is to give; it takes the place of what it gave.',
    }),
  })
  .refine((fields) => Object.keys(fields).length > 0, 'Name at least one field to change.')
  .meta({ id: 'RoleUpdate', minProperties: 1 });

export const deleteRoleQuery = z.strictObject({
  moveTo: z
    .union([z.literal('none'), rowId()], { error: 'Give the ID of a role, or none.' })
    .optional()
    .meta({
      description:
        'The role that the holders get instead, or `none`. Required while somebody holds the role.',
    }),
});

import { z } from 'zod';
import { pageQuery, retiredQuery } from '../core/api-list';
import { addScopeEntryInput, renameScopeEntryInput } from './schema';

export const listEntriesQuery = z.strictObject({
  ...pageQuery,
  ...retiredQuery,
});

export const createEntryBody = z
  .strictObject({
    externalId: addScopeEntryInput.shape.externalId.meta({
      description: 'As the project’s own systems spell it; case counts.',
    }),
    name: addScopeEntryInput.shape.name,
  })
  .meta({ id: 'ScopeEntryCreation' });

export const updateEntryBody = z
  .strictObject({
    name: renameScopeEntryInput.shape.name.optional(),
    retired: z.boolean().optional().meta({
      description: 'Takes it out of use, or brings it back for those who have it on their list.',
    }),
  })
  .refine((fields) => Object.keys(fields).length > 0, 'Name at least one field to change.')
  .meta({ id: 'ScopeEntryUpdate', minProperties: 1 });

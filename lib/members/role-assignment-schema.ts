import { z } from 'zod';
import { rowId } from '../core/inputs';

/** How many users one request of the API names at most. */
const usersMax = 500;
const roleId = rowId('There is no such role in this project.');

export const assignRolesBody = z
  .strictObject({
    users: z
      .array(rowId())
      .min(1, 'Name at least one user.')
      .max(usersMax, `Name at most ${usersMax} users at once.`)
      .meta({ description: 'User IDs.' }),
    assign: z.array(roleId).max(250).default([]).meta({ description: 'Role IDs.' }),
    unassign: z.array(roleId).max(250).default([]).meta({ description: 'Role IDs.' }),
    dryRun: z.boolean().default(false).meta({
      description: 'Answers what would come of it, and changes nothing.',
    }),
  })
  .superRefine(({ assign, unassign }, context) => {
    const issue = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (assign.length + unassign.length === 0) {
      issue('assign', 'Name at least one role to assign or to unassign.');
    }
    if (assign.some((id) => unassign.includes(id))) {
      issue('unassign', 'A role cannot be both assigned and unassigned.');
    }
  })
  .meta({ id: 'RoleAssignment' });

import { z } from 'zod';
import type { AccessChange } from '../access/compare-access';
import { accessLevels } from '../core/access-level';

const people = z.array(z.object({ id: z.uuid(), name: z.string() }));

export const roleAssignmentResource = z
  .object({
    dryRun: z.boolean(),
    changed: z.int().meta({ description: 'How many users get other roles.' }),
    effects: z
      .array(
        z.object({
          users: people,
          before: z.array(z.string()).meta({ description: 'The names of their roles.' }),
          after: z.array(z.string()),
          dropped: z.array(z.string()).meta({
            description: 'Asked for and not given, since a system role above it is kept.',
          }),
          changes: z
            .array(
              z.object({
                module: z.string(),
                from: z.enum(accessLevels),
                to: z.enum(accessLevels),
              }),
            )
            .meta({ description: 'What they gain and lose.' }),
        }),
      )
      .meta({ description: 'Those put together who fare alike.' }),
    skipped: z
      .array(z.object({ users: people, code: z.string(), reason: z.string() }))
      .meta({ description: 'Who is left as they are, and why.' }),
    missing: z.array(z.uuid()).meta({ description: 'IDs of nobody in this project.' }),
  })
  .meta({ id: 'RoleAssignmentReport' });

type People = { people: { userId: string; name: string }[] };
type Review = {
  changed: number;
  effects: (People & {
    before: string[];
    after: string[];
    dropped: string[];
    changes: AccessChange[];
  })[];
  skipped: (People & { code: string; reason: string })[];
};

/** @param asked the IDs that the request named */
export function toRoleAssignment(
  { changed, effects, skipped }: Review,
  { users: asked, dryRun }: { users: readonly string[]; dryRun: boolean },
): z.output<typeof roleAssignmentResource> {
  const found = new Set(
    [...effects, ...skipped].flatMap((group) => group.people.map(({ userId }) => userId)),
  );
  const ids = new Set(asked);
  return {
    dryRun,
    changed,
    effects: effects.map(({ before, after, dropped, changes, ...group }) => ({
      users: usersOf(group),
      before,
      after,
      dropped,
      changes: changes.map(({ key, from, to }) => ({ module: key, from, to })),
    })),
    skipped: skipped.map(({ code, reason, ...group }) => ({
      users: usersOf(group),
      code,
      reason,
    })),
    missing: [...ids].filter((id) => !found.has(id)),
  };
}

function usersOf({ people: named }: People) {
  return named.map(({ userId, name }) => ({ id: userId, name }));
}

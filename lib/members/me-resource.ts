import { z } from 'zod';
import { accessLevels, levelOn } from '../core/access-level';
import type { Actor } from '../core/actor';

export const meResource = z
  .object({
    type: z.literal('me'),
    id: z.uuid().meta({ description: 'The user’s ID.' }),
    name: z.string(),
    email: z.string(),
    project: z.object({ id: z.uuid(), slug: z.string(), name: z.string() }),
    passcode: z
      .object({
        prefix: z.string().meta({ description: 'The part that may be shown: rc_<prefix>_…' }),
        readOnly: z.boolean(),
      })
      .nullable(),
    roles: z.array(z.object({ id: z.uuid(), name: z.string() })),
    access: z
      .array(z.object({ module: z.string(), name: z.string(), level: z.enum(accessLevels) }))
      .meta({ description: 'What may be done at this moment, narrowed by the passcode.' }),
  })
  .meta({ id: 'Me' });

export function toMeResource(actor: Actor): z.output<typeof meResource> {
  const { passcode } = actor;
  return {
    type: 'me',
    id: actor.userId,
    name: actor.name,
    email: actor.email,
    project: { id: actor.projectId, slug: actor.projectSlug, name: actor.projectName },
    passcode: passcode && { prefix: passcode.prefix, readOnly: passcode.readOnly },
    roles: actor.roles.map(({ id, name }) => ({ id, name })),
    access: actor.modules.map(({ key, name }) => ({
      module: key,
      name,
      level: levelOn(actor.levels, key),
    })),
  };
}

import { z } from 'zod';
import type { Origin } from './resolve-access';

const because = ['disabled', 'locked', 'invited', 'revoked', 'ended'] as const;

/** Where a level comes from. */
export const originResource = z
  .object({
    kind: z.enum(['override', 'roles', 'none', 'not_in_force']).meta({
      description:
        'An override; the roles that reach the level; nothing; or the person’s access is not in force.',
    }),
    module: z.string().nullable().meta({
      description: 'Of an override: the key of the module that it is on, or of the one above.',
    }),
    roles: z
      .array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          inheritedFrom: z.string().nullable().meta({
            description: 'The key of the module above, where the role names only that.',
          }),
        }),
      )
      .meta({ description: 'Every role that reaches the level.' }),
    because: z.enum(because).nullable().meta({ description: 'Why nothing is in force.' }),
  })
  .meta({ id: 'Origin' });
export type OriginResource = z.output<typeof originResource>;

export function toOriginResource(origin: Origin): OriginResource {
  const none: OriginResource = { kind: 'none', module: null, roles: [], because: null };
  switch (origin.kind) {
    case 'override':
      return { ...none, kind: 'override', module: origin.on };
    case 'roles':
      return { ...none, kind: 'roles', roles: origin.roles };
    case 'not-in-force':
      return { ...none, kind: 'not_in_force', because: origin.because };
    case 'nothing':
      return none;
  }
}

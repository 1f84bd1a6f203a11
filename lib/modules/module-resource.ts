import { z } from 'zod';

export const moduleResource = z
  .object({
    type: z.literal('module'),
    id: z.uuid(),
    key: z
      .string()
      .meta({ description: 'What the product and the API call it; it never changes.' }),
    name: z.string(),
    kind: z.enum(['CONSOLE', 'PRODUCT']).meta({
      description: 'Whether it guards Rolecall itself, which is fixed, or is the project’s own.',
    }),
    parent: z.string().nullable().meta({
      description: 'The key of the module that it is a part of.',
    }),
    position: z.int().nullable().meta({
      description: 'Its place among those beside it, from 1; null while it is retired.',
    }),
    retired: z.boolean().meta({ description: 'Also where the module above it is.' }),
    retiredAt: z.iso.datetime().nullable().meta({
      description: 'When it was retired by itself.',
    }),
  })
  .meta({ id: 'Module' });
export type ModuleResource = z.output<typeof moduleResource>;

type ModuleFacts = Omit<ModuleResource, 'type' | 'retired' | 'retiredAt'> & {
  retiredAt: Date | null;
};

export function toModuleResource(module: ModuleFacts): ModuleResource {
  const { id, key, name, kind, parent, position, retiredAt } = module;
  return {
    type: 'module',
    id,
    key,
    name,
    kind,
    parent,
    position,
    retired: position === null,
    retiredAt: retiredAt?.toISOString() ?? null,
  };
}

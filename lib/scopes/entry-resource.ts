import { z } from 'zod';
import { scopeWords, type ScopeEntry, type ScopeKind } from './schema';

const types = { PRODUCT: 'product', GATEWAY: 'gateway' } as const;

function resourceOf<Type extends string>(type: Type, id: string) {
  return z.object({
    type: z.literal(type),
    id: z.uuid(),
    externalId: z.string().meta({
      description: `The ${id}, by which the project’s own systems know it; it never changes.`,
    }),
    name: z.string(),
    retired: z.boolean(),
    retiredAt: z.iso.datetime().nullable(),
  });
}

export const entryResources = {
  PRODUCT: resourceOf(types.PRODUCT, scopeWords.PRODUCT.id).meta({ id: 'Product' }),
  GATEWAY: resourceOf(types.GATEWAY, scopeWords.GATEWAY.id).meta({ id: 'Gateway' }),
} as const satisfies Record<ScopeKind, z.ZodType>;
export type EntryResource = z.output<(typeof entryResources)[ScopeKind]>;

export function toEntryResource({
  id,
  kind,
  externalId,
  name,
  retiredAt,
}: ScopeEntry): EntryResource {
  return {
    type: types[kind],
    id,
    externalId,
    name,
    retired: retiredAt !== null,
    retiredAt: retiredAt?.toISOString() ?? null,
  };
}

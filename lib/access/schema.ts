import { z } from 'zod';
import { accessLevels } from '../core/access-level';
import { rowId } from '../core/inputs';
import type { Scopes } from '../core/scopes';
import { moduleKeyForm } from './module-key';

const level = z.enum(accessLevels, {
  error: 'Choose one of No access, Read and Read write.',
});

/** Keys that the project does not have are refused by the command, which knows them. */
const moduleKey = z.string().regex(moduleKeyForm, 'There is no such module.');

/** Well over what a project has of modules. */
const levelsMax = 500;

function byModule<Level extends z.ZodType>(each: Level) {
  return z
    .record(moduleKey, each)
    .refine((levels) => Object.keys(levels).length <= levelsMax, {
      error: `Name at most ${levelsMax} modules.`,
    })
    .meta({ maxProperties: levelsMax });
}

/** A level for each module that is named: `{ "payments.refunds": "READ" }`. */
export const levelsInput = byModule(level);

/** The same for overrides, as a form posts it: an empty level stands for "as the roles say". */
export const overridesInput = byModule(z.union([z.literal(''), level])).transform((levels) =>
  Object.fromEntries(
    Object.entries(levels).filter((entry): entry is [string, (typeof accessLevels)[number]] =>
      Boolean(entry[1]),
    ),
  ),
);

const entries = z
  .union([rowId(), z.array(rowId())], { error: 'One of these is not in the list any more.' })
  .transform((value) => [...new Set([value].flat())])
  .default([]);
const extent = z.enum(['ALL', 'LIST']).default('ALL');

/**
 * The fields by which a form restricts somebody: for products and for gateways whether all or those
 * of a list, and the list. Entries that the project does not have are refused by the command.
 */
export const scopeFields = {
  productScope: extent,
  products: entries,
  gatewayScope: extent,
  gateways: entries,
};

type ScopeFields = z.output<z.ZodObject<typeof scopeFields>>;

export function scopesOf(fields: ScopeFields): Scopes {
  return {
    products: fields.productScope === 'ALL' ? 'ALL' : fields.products,
    gateways: fields.gatewayScope === 'ALL' ? 'ALL' : fields.gateways,
  };
}

/** The same scopes as a form would post them. */
export function scopeFieldsOf({ products, gateways }: Scopes): ScopeFields {
  return {
    productScope: products === 'ALL' ? 'ALL' : 'LIST',
    products: products === 'ALL' ? [] : [...products],
    gatewayScope: gateways === 'ALL' ? 'ALL' : 'LIST',
    gateways: gateways === 'ALL' ? [] : [...gateways],
  };
}

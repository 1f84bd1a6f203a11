import { z } from 'zod';
import { rowId, singleLine } from '../core/inputs';

export const scopeKinds = ['PRODUCT', 'GATEWAY'] as const;
export type ScopeKind = (typeof scopeKinds)[number];

/** What screens call an entry of each kind, and its ID. */
export const scopeWords = {
  PRODUCT: { one: 'product', title: 'Product', id: 'Product ID' },
  GATEWAY: { one: 'gateway', title: 'Gateway', id: 'Gateway Reference ID' },
} as const satisfies Record<ScopeKind, { one: string; title: string; id: string }>;

/** A product or gateway that members can be restricted to. */
export type ScopeEntry = {
  id: string;
  kind: ScopeKind;
  externalId: string;
  name: string;
  retiredAt: Date | null;
};

export const entryNameMaxLength = 100;
const entryName = singleLine(entryNameMaxLength).pipe(z.string().min(1, 'Enter a name.'));

export const entryId = rowId('There is no such entry.');

export const externalIdMaxLength = 64;

/** As the project's own systems spell it; case counts. */
const externalId = z
  .string()
  .trim()
  .min(1, 'Enter the ID.')
  .max(externalIdMaxLength, `Use at most ${externalIdMaxLength} characters.`)
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._:-]*$/,
    'Use letters, digits and . _ : - only, and begin with a letter or digit.',
  );

export const addScopeEntryInput = z.strictObject({
  kind: z.enum(scopeKinds),
  externalId,
  name: entryName,
});
export type AddScopeEntryInput = z.output<typeof addScopeEntryInput>;

export const renameScopeEntryInput = z.strictObject({ entryId, name: entryName });
export type RenameScopeEntryInput = z.output<typeof renameScopeEntryInput>;

/** For retiring and restoring. */
export const reviewedScopeEntryInput = z.strictObject({
  entryId,
  /** Stands for the preview that was shown. */
  reviewed: z.string().max(100),
});
export type ReviewedScopeEntryInput = z.output<typeof reviewedScopeEntryInput>;

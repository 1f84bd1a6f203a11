import type { ScopeKind } from '@/lib/scopes/schema';

export type EntryPanel = 'rename' | 'retire' | 'restore';

/** The list with a panel about one of its entries open. */
export function entryPanelHref(base: string, panel: EntryPanel, entryId: string): string {
  return `${base}?${new URLSearchParams({ panel, entry: entryId })}`;
}

const addPanels: Record<ScopeKind, string> = { PRODUCT: 'add-product', GATEWAY: 'add-gateway' };

/** The list with the panel open that adds one of a kind. */
export function addPanelHref(base: string, kind: ScopeKind): string {
  return `${base}?${new URLSearchParams({ panel: addPanels[kind] })}`;
}

/** What a panel of that name adds; null for any other. */
export function kindToAdd(panel: string | undefined): ScopeKind | null {
  if (panel === addPanels.PRODUCT) return 'PRODUCT';
  return panel === addPanels.GATEWAY ? 'GATEWAY' : null;
}

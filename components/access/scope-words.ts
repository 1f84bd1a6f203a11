import type { ScopeEntry } from './scope-choice';

/** What screens call the two kinds of scope, and the fields that a form posts them under. */
export const scopeWords = {
  PRODUCT: {
    legend: 'Product IDs',
    all: 'All products',
    allHint: 'Also those that are added later.',
    some: 'Only these products',
    filter: 'Filter Product IDs',
    empty: 'This project has no Product IDs yet. They are added in Settings.',
    none: 'None chosen: nothing that belongs to a product is open to them.',
    extent: 'productScope',
    list: 'products',
  },
  GATEWAY: {
    legend: 'Gateway Reference IDs',
    all: 'All gateways',
    allHint: 'Also those that are added later.',
    some: 'Only these gateways',
    filter: 'Filter Gateway Reference IDs',
    empty: 'This project has no Gateway Reference IDs yet. They are added in Settings.',
    none: 'None chosen: nothing that belongs to a gateway is open to them.',
    extent: 'gatewayScope',
    list: 'gateways',
  },
} as const satisfies Record<ScopeEntry['kind'], Record<string, string>>;

export type ScopeWords = (typeof scopeWords)[ScopeEntry['kind']];

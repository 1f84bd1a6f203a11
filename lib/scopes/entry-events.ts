import type { AuditEventName } from '../audit/events';
import type { ScopeKind } from './schema';

type EntryEvents = Record<'created' | 'renamed' | 'retired' | 'restored', AuditEventName> & {
  /** The type of the target. */
  type: string;
};

/** How the audit log names what happens to an entry of each kind. */
export const entryEvents: Record<ScopeKind, EntryEvents> = {
  PRODUCT: {
    type: 'product',
    created: 'product.created',
    renamed: 'product.renamed',
    retired: 'product.retired',
    restored: 'product.restored',
  },
  GATEWAY: {
    type: 'gateway',
    created: 'gateway.created',
    renamed: 'gateway.renamed',
    retired: 'gateway.retired',
    restored: 'gateway.restored',
  },
};

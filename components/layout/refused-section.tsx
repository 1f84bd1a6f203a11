import { EmptyState } from '@/components/ui/empty-state';
import { RenewFrame } from './renew-frame';

/**
 * What a page shows in place of itself, inside a layout that was rendered while it was allowed. A
 * layout is not rendered again when only the page changes, so each page asks for itself.
 */
export function RefusedSection({ reason }: { reason: string }) {
  return (
    <>
      <RenewFrame />
      <EmptyState kind="not-allowed" title="You may not see this page">
        {reason}
      </EmptyState>
    </>
  );
}

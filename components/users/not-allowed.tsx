import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/layout/page-header';

export interface NotAllowedProps {
  /** The page's title. */
  title: string;
  /** Why, and whom to ask. */
  reason: string;
}

/** A page whose existence is no secret, and which the viewer may not read. */
export function NotAllowed({ title, reason }: NotAllowedProps) {
  return (
    <>
      <PageHeader title={title} />
      <EmptyState kind="not-allowed" title="You may not see this page">
        {reason}
      </EmptyState>
    </>
  );
}

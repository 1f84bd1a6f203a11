import { PageHeader } from '@/components/layout/page-header';
import { RefusedSection } from '@/components/layout/refused-section';

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
      <RefusedSection reason={reason} />
    </>
  );
}

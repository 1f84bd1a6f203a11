'use client';

import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

/** The ID under which the server logged what a page failed with. */
function digestOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('digest' in error)) return undefined;
  return typeof error.digest === 'string' ? error.digest : undefined;
}

export interface PageFailureProps {
  /** As Next's error files receive them. */
  error: unknown;
  retry: () => void;
}

/** What an `error.tsx` shows: Retry, and the ID to tell whoever runs the installation. */
export function PageFailure({ error, retry }: PageFailureProps) {
  return (
    <>
      <h1 className="sr-only">Something went wrong</h1>
      <EmptyState
        kind="failed"
        title="This page could not be shown"
        requestId={digestOf(error)}
        action={
          <Button variant="primary" onClick={retry}>
            Retry
          </Button>
        }
      >
        Try again in a moment. If it happens again, give the request ID to whoever runs this
        installation.
      </EmptyState>
    </>
  );
}

'use client';

import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { digestOf } from '@/components/ui/failure';

/** Inside the frame, so that the way to the other pages stays open. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
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
        Nothing was changed. If it happens again, give the request ID to whoever runs this
        installation.
      </EmptyState>
    </>
  );
}

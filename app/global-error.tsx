'use client';

import './globals.css';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { digestOf } from '@/components/ui/failure';

/** Stands in for the whole document when even the root layout fails. */
export default function GlobalErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Rolecall</title>
        <main>
          <h1 className="sr-only">Something went wrong</h1>
          <EmptyState
            kind="failed"
            title="Rolecall could not be shown"
            requestId={digestOf(error)}
            action={
              <Button variant="primary" onClick={retry}>
                Retry
              </Button>
            }
          >
            The server did not answer as it should. Try again in a moment.
          </EmptyState>
        </main>
      </body>
    </html>
  );
}

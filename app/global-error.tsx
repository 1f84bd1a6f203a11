'use client';

import './globals.css';
import { PageFailure, type PageFailureProps } from '@/components/layout/page-failure';

/** Stands in for the whole document when even the root layout fails. */
export default function GlobalErrorPage(props: PageFailureProps) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Rolecall</title>
        <main>
          <PageFailure {...props} />
        </main>
      </body>
    </html>
  );
}

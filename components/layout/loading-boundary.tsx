'use client';

import { type ReactNode, Suspense, useState } from 'react';

export interface LoadingBoundaryProps {
  /** Whether this is sent to a browser that asked for a whole page. */
  document: boolean;
  fallback: ReactNode;
  children: ReactNode;
}

/**
 * Shows the fallback while a navigation waits for its page. A whole page is sent without the
 * boundary: React would put what is inside at the end, hidden until a script moves it. Which of
 * both it is stays as it began, since changing over would throw away what is typed inside.
 */
export function LoadingBoundary({ document, fallback, children }: LoadingBoundaryProps) {
  const [whole] = useState(document);
  return whole ? children : <Suspense fallback={fallback}>{children}</Suspense>;
}

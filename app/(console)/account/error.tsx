'use client';

import { PageFailure, type PageFailureProps } from '@/components/layout/page-failure';

/** Inside the frame, so that the way to the other pages stays open. */
export default function ErrorPage(props: PageFailureProps) {
  return <PageFailure {...props} />;
}

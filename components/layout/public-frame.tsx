import type { ReactNode } from 'react';
import { Wordmark } from './wordmark';

export interface PublicFrameProps {
  title: string;
  /** One line under the title. */
  description?: ReactNode;
  children?: ReactNode;
  /** Under a line at the end: the way elsewhere. */
  footer?: ReactNode;
}

/** One narrow column with the product's name: for sign-in and the pages behind mailed links. */
export function PublicFrame({ title, description, children, footer }: PublicFrameProps) {
  return (
    <div className="flex min-h-dvh justify-center px-4 py-10 sm:py-[12vh]">
      <main className="w-full max-w-90">
        <Wordmark />
        <h1 className="mt-8 text-xl font-semibold wrap-anywhere">{title}</h1>
        {description && <div className="mt-1 text-muted wrap-anywhere">{description}</div>}
        {children && <div className="mt-6 flex flex-col gap-4">{children}</div>}
        {footer && <div className="mt-6 border-t pt-4 text-sm text-muted">{footer}</div>}
      </main>
    </div>
  );
}

import './documentation.css';
import type { Metadata } from 'next';
import { apiDocument } from '@/app/api/v1/document';
import { ApiDocumentation } from '@/components/docs/api-documentation';
import { Wordmark } from '@/components/layout/wordmark';
import { TextLink } from '@/components/ui/text-link';

export const metadata: Metadata = { title: 'REST API' };

export default function DocsPage() {
  return (
    <>
      <a
        href="#content"
        className="sr-only rounded-md bg-raised px-3 py-2 font-medium shadow-float focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
      >
        Skip to content
      </a>
      <header className="flex h-12 items-center justify-between gap-4 border-b px-4 md:px-8">
        <Wordmark />
        <TextLink href="/" prefetch={false} className="text-sm">
          Dashboard
        </TextLink>
      </header>
      <ApiDocumentation document={apiDocument()} />
    </>
  );
}

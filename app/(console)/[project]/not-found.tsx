import { EmptyState } from '@/components/ui/empty-state';

export default function NotFound() {
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <EmptyState kind="no-match" title="There is nothing here">
        What this address named is not in this project, or is gone.
      </EmptyState>
    </>
  );
}

import { PageHeader } from '@/components/layout/page-header';
import { Skeleton, TableSkeleton } from '@/components/ui/skeleton';
import { userColumns } from './users-table';

export function UsersSkeleton() {
  return (
    <>
      <PageHeader title="Users" />
      <div className="mb-3">
        <Skeleton className="h-control w-80" />
      </div>
      <TableSkeleton caption="Users" columns={userColumns} />
    </>
  );
}

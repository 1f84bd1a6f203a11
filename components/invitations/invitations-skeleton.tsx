import { PageHeader } from '@/components/layout/page-header';
import { Skeleton, TableSkeleton } from '@/components/ui/skeleton';
import { invitationColumns } from './invitations-table';

export function InvitationsSkeleton() {
  return (
    <>
      <PageHeader title="Invitations" />
      <div className="mb-3">
        <Skeleton className="h-control w-80" />
      </div>
      <TableSkeleton caption="Invitations" columns={invitationColumns} />
    </>
  );
}

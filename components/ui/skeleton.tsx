import { classNames } from './class-names';
import { HeaderCell, Table } from './table';

/** A grey bar where text will be; give it the text's size. */
export function Skeleton({ className = 'h-4 w-32' }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={classNames('block max-w-full animate-pulse rounded-sm bg-active', className)}
    />
  );
}

export interface TableSkeletonProps {
  caption: string;
  columns: readonly string[];
  rows?: number;
}

/** The table as it will be, with its real headers. */
export function TableSkeleton({ caption, columns, rows = 10 }: TableSkeletonProps) {
  return (
    <div role="status" aria-label={`Loading ${caption}`}>
      <Table caption={caption}>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column}>{column}</HeaderCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, row) => (
            <tr key={row}>
              {columns.map((column, index) => (
                <td key={column} data-cell={index === 0 ? 'primary' : 'wide'}>
                  <Skeleton className={index === 0 ? 'h-4 w-48' : 'h-4 w-20'} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

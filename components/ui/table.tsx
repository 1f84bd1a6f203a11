import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';

export interface TableProps {
  /** Says what the table holds; for assistive technology only. */
  caption: string;
  /** Keeps rows and columns on a narrow screen too, for tables of two or three short columns. */
  keepColumns?: boolean;
  children: ReactNode;
}

export function Table({ caption, keepColumns = false, children }: TableProps) {
  return (
    <div className="relative overflow-x-auto lg:overflow-visible">
      <table className="data-table" data-keep={keepColumns || undefined}>
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

export interface HeaderCellProps extends ComponentProps<'th'> {
  alignEnd?: boolean;
}

export function HeaderCell({ alignEnd, ...rest }: HeaderCellProps) {
  return <th scope="col" data-align={alignEnd ? 'end' : undefined} {...rest} />;
}

export type SortDirection = 'ascending' | 'descending';

export interface SortableHeaderCellProps {
  children: string;
  /** The address of this page sorted by this column, or the other way round when it already is. */
  href: string;
  /** How the rows are sorted by this column now. */
  direction: SortDirection | null;
  alignEnd?: boolean;
}

export function SortableHeaderCell({
  children,
  href,
  direction,
  alignEnd,
}: SortableHeaderCellProps) {
  const Icon =
    direction === 'ascending' ? ArrowUp : direction === 'descending' ? ArrowDown : ArrowUpDown;
  return (
    <th
      scope="col"
      aria-sort={direction ?? undefined}
      data-align={alignEnd ? 'end' : undefined}
      className={direction ? '[&&]:text-ink' : undefined}
    >
      <Link
        href={href}
        scroll={false}
        prefetch={false}
        className="group -ml-1 inline-flex h-7 items-center gap-1 rounded-sm px-1 hover:text-ink"
      >
        {children}
        <Icon
          aria-hidden
          className={classNames(
            'size-3.5',
            !direction && 'opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100',
          )}
        />
      </Link>
    </th>
  );
}

/**
 * Where a cell goes when rows become two-line items under 768 px: name and `badge` on the first
 * line, the name's detail and `meta` (one or two short facts) on the second, `select` and
 * `actions` at the sides, `wide` not at all.
 */
export type CellPlace = 'select' | 'primary' | 'badge' | 'meta' | 'wide' | 'actions';

export interface CellProps extends ComponentProps<'td'> {
  place?: CellPlace;
  alignEnd?: boolean;
}

export function Cell({ place = 'wide', alignEnd, ...rest }: CellProps) {
  return <td data-cell={place} data-align={alignEnd ? 'end' : undefined} {...rest} />;
}

export interface PrimaryCellProps {
  /** The row's name: the link to its details. */
  href?: string;
  title: string;
  /** Under the name, in small muted type. */
  detail?: ReactNode;
  /** Beside the name. */
  badge?: ReactNode;
}

/** The row's header cell. Its link covers the whole row; checkboxes and menus lie above it. */
export function PrimaryCell({ href, title, detail, badge }: PrimaryCellProps) {
  const name = href ? (
    <Link
      href={href}
      prefetch={false}
      className="truncate text-base font-medium text-ink outline-offset-0 after:absolute after:inset-0 hover:underline"
    >
      {title}
    </Link>
  ) : (
    <span className="truncate text-base font-medium text-ink">{title}</span>
  );
  return (
    <th scope="row" data-cell="primary">
      <div className="grid max-w-80 min-w-40 max-md:contents">
        <div data-part="name" className="flex min-w-0 items-center gap-2">
          {name}
          {badge}
        </div>
        {detail && (
          <div data-part="detail" className="truncate font-normal text-muted">
            {detail}
          </div>
        )}
      </div>
    </th>
  );
}

/** Above the row's link, for what can be pressed on its own. */
export function ActionsCell({ children }: { children: ReactNode }) {
  return (
    <td data-cell="actions" data-align="end" className="w-10">
      <div className="relative z-1 inline-flex items-center gap-1">{children}</div>
    </td>
  );
}

import { ArrowUpDown, Check } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { Popover } from '@/components/ui/popover';
import type { MemberSort } from '@/lib/members/schema';

const orders: { sort: MemberSort; label: string }[] = [
  { sort: 'name', label: 'Name, A to Z' },
  { sort: '-name', label: 'Name, Z to A' },
  { sort: '-lastLogin', label: 'Last login, newest first' },
  { sort: 'lastLogin', label: 'Last login, oldest first' },
  { sort: '-added', label: 'Date added, newest first' },
  { sort: 'added', label: 'Date added, oldest first' },
];

export interface SortMenuProps {
  current: MemberSort;
  hrefOf: (sort: MemberSort) => string;
}

/** Every order, also those of columns that a narrow screen does not show. */
export function SortMenu({ current, hrefOf }: SortMenuProps) {
  return (
    <Popover
      triggerClassName={buttonClass('secondary')}
      trigger={
        <>
          <ArrowUpDown aria-hidden className="text-muted" />
          Sort
        </>
      }
    >
      <ul>
        {orders.map(({ sort, label }) => (
          <li key={sort}>
            <Link
              href={hrefOf(sort)}
              scroll={false}
              prefetch={false}
              aria-current={sort === current ? 'true' : undefined}
              className="floating-item"
            >
              <Check aria-hidden className={classNames(sort !== current && 'invisible')} />
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </Popover>
  );
}

import Link from 'next/link';
import type { ComponentProps } from 'react';
import { classNames } from './class-names';

/** A link among words; a ButtonLink looks like a button. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...rest}
      className={classNames('text-link underline underline-offset-2 hover:no-underline', className)}
    />
  );
}

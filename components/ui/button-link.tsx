import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { buttonClass, type ButtonSize, type ButtonVariant } from './button';
import { classNames } from './class-names';

export interface ButtonLinkProps extends ComponentProps<typeof Link> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  children: ReactNode;
}

/** A link that looks like a button. Apart from Button, whose users need no router. */
export function ButtonLink({ variant, size, className, ...rest }: ButtonLinkProps) {
  return (
    // Our pages are dynamic: a prefetch would render them for whoever merely looks at a link.
    <Link
      prefetch={false}
      {...rest}
      className={classNames(buttonClass(variant, size), className)}
    />
  );
}

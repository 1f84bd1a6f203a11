import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';

export const iconButtonClass =
  'inline-flex size-7 shrink-0 items-center justify-center rounded-md text-muted transition-colors ' +
  'duration-150 enabled:hover:bg-hover enabled:hover:text-ink [a&]:hover:bg-hover [a&]:hover:text-ink ' +
  'pointer-coarse:size-control disabled:cursor-not-allowed disabled:opacity-50 [&_svg]:size-4';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** The accessible name; there is no visible word. */
  label: string;
  children: ReactNode;
}

export function IconButton({ label, className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      className={classNames(iconButtonClass, className)}
    />
  );
}

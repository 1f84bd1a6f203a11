import type { ComponentProps } from 'react';
import { classNames } from './class-names';
import { Spinner } from './spinner';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
export type ButtonSize = 'small' | 'medium';

const base =
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap ' +
  'transition-colors duration-150 select-none [&_svg]:size-4 [&_svg]:shrink-0 ' +
  'disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50';

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent enabled:hover:bg-accent-hover [a&]:hover:bg-accent-hover',
  secondary:
    'border border-control bg-canvas text-ink enabled:hover:bg-hover enabled:active:bg-active [a&]:hover:bg-hover',
  ghost: 'text-ink enabled:hover:bg-hover enabled:active:bg-active [a&]:hover:bg-hover',
  danger: 'bg-danger text-on-accent enabled:hover:bg-danger-hover [a&]:hover:bg-danger-hover',
};

const sizes: Record<ButtonSize, string> = {
  small: 'h-7 pointer-coarse:h-control px-2 text-sm',
  medium: 'h-control px-3 text-base',
};

export function buttonClass(variant: ButtonVariant = 'secondary', size: ButtonSize = 'medium') {
  return classNames(base, variants[variant], sizes[size]);
}

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Shows progress and refuses further presses; focus stays on the button. */
  pending?: boolean;
}

export function Button({
  variant,
  size,
  pending = false,
  type = 'button',
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      // Not `disabled`: that would drop the focus of whoever pressed it with the keyboard.
      aria-disabled={pending || rest['aria-disabled'] || undefined}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      className={classNames(buttonClass(variant, size), className)}
    >
      {pending && <Spinner />}
      {children}
    </button>
  );
}

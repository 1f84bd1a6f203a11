'use client';

import { useFormStatus } from 'react-dom';
import { Button, type ButtonProps } from '@/components/ui/button';
import { useForm } from './form-context';

export type SubmitButtonProps = Omit<ButtonProps, 'type' | 'pending'>;

/** Submits the form around it, and shows progress while the server works. */
export function SubmitButton({ variant = 'primary', ...rest }: SubmitButtonProps) {
  const form = useForm();
  const { pending } = useFormStatus();
  return <Button {...rest} type="submit" variant={variant} pending={form.pending || pending} />;
}

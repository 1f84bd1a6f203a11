'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { useRef } from 'react';
import { Form, type FormAction } from '@/components/form/form';
import { useForm } from '@/components/form/form-context';
import { IconButton } from '@/components/ui/icon-button';

export interface MoveButtonsProps {
  name: string;
  hidden: Record<string, string>;
  first: boolean;
  last: boolean;
  action: FormAction;
}

/** Moves a row past its neighbours, one press at a time. */
export function MoveButtons({ name, hidden, first, last, action }: MoveButtonsProps) {
  const box = useRef<HTMLDivElement>(null);
  const pressed = useRef('up');

  // A row that moves loses the focus, and a button at the end of the rows cannot have it.
  function keepFocus() {
    const usable = [...(box.current?.querySelectorAll('button:enabled') ?? [])];
    const again = usable.find((button) => button.getAttribute('value') === pressed.current);
    const button = again ?? usable[0];
    if (button instanceof HTMLElement) button.focus();
  }

  return (
    <Form
      action={action}
      hidden={hidden}
      label={`Order of ${name}`}
      className="gap-0"
      onSuccess={keepFocus}
    >
      <div
        ref={box}
        className="flex"
        onClickCapture={(event) => {
          const button = event.target instanceof Element ? event.target.closest('button') : null;
          if (button) pressed.current = button.value;
        }}
      >
        <MoveButton direction="up" label={`Move ${name} up`} disabled={first} />
        <MoveButton direction="down" label={`Move ${name} down`} disabled={last} />
      </div>
    </Form>
  );
}

function MoveButton({
  direction,
  label,
  disabled,
}: {
  direction: 'up' | 'down';
  label: string;
  disabled: boolean;
}) {
  const { pending } = useForm();
  const Icon = direction === 'up' ? ArrowUp : ArrowDown;
  return (
    <IconButton
      type="submit"
      name="direction"
      value={direction}
      label={label}
      disabled={disabled}
      aria-disabled={pending || undefined}
    >
      <Icon aria-hidden />
    </IconButton>
  );
}

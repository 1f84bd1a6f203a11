import { Ban, CircleCheck, CircleDashed, Clock, type LucideIcon } from 'lucide-react';
import { classNames } from './class-names';

export type Tone = 'good' | 'warn' | 'bad' | 'neutral';

const tones: Record<Tone, string> = {
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  neutral: 'bg-neutral-soft text-muted',
};

const icons: Record<Tone, LucideIcon> = {
  good: CircleCheck,
  warn: Clock,
  bad: Ban,
  neutral: CircleDashed,
};

export interface BadgeProps {
  tone: Tone;
  /** The word: a status is never told by colour alone. */
  children: string;
  icon?: LucideIcon;
}

export function Badge({ tone, children, icon: Icon = icons[tone] }: BadgeProps) {
  return (
    <span
      className={classNames(
        'inline-flex h-5 items-center gap-1 rounded-sm px-1.5 text-xs font-medium whitespace-nowrap',
        tones[tone],
      )}
    >
      <Icon aria-hidden className="size-3 shrink-0" />
      {children}
    </span>
  );
}

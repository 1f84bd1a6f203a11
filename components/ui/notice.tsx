import { CircleCheck, CircleX, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type NoticeTone = 'info' | 'good' | 'warn' | 'bad';

const looks: Record<NoticeTone, { box: string; icon: string; Icon: LucideIcon }> = {
  info: { box: 'bg-subtle', icon: 'text-muted', Icon: Info },
  good: { box: 'bg-good-soft border-good/25', icon: 'text-good', Icon: CircleCheck },
  warn: { box: 'bg-warn-soft border-warn/25', icon: 'text-warn', Icon: TriangleAlert },
  bad: { box: 'bg-bad-soft border-bad/25', icon: 'text-bad', Icon: CircleX },
};

export interface NoticeProps {
  tone?: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
  /** A button or link that mends what the notice tells. */
  action?: ReactNode;
  /** 'alert' interrupts a screen reader, 'status' waits; leave out for what is there from the start. */
  role?: 'alert' | 'status';
}

export function Notice({ tone = 'info', title, children, action, role }: NoticeProps) {
  const { box, icon, Icon } = looks[tone];
  return (
    <div role={role} className={classNames('flex gap-2.5 rounded-md border px-3 py-2.5', box)}>
      <Icon aria-hidden className={classNames('mt-0.5 size-4 shrink-0', icon)} />
      <div className="min-w-0 flex-1 text-base wrap-anywhere">
        {title && <p className="font-medium">{title}</p>}
        {children}
      </div>
      {action && <div className="shrink-0 self-center">{action}</div>}
    </div>
  );
}

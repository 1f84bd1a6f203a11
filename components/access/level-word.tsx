import { Eye, Minus, Pencil } from 'lucide-react';
import { levelNames } from '@/lib/access/levels';
import type { AccessLevel } from '@/lib/core/access-level';

const icons = { NONE: Minus, READ: Eye, READ_WRITE: Pencil };

/** "No access", "Read", "Read write". */
export function LevelWord({ level }: { level: AccessLevel }) {
  const Icon = icons[level];
  return (
    <span
      className={`inline-flex items-center gap-1.5 whitespace-nowrap ${level === 'NONE' ? 'text-muted' : ''}`}
    >
      <Icon aria-hidden className="size-3.5 shrink-0 text-muted" />
      {levelNames[level]}
    </span>
  );
}

'use client';

import {
  Ban,
  CircleCheck,
  Lock,
  type LucideIcon,
  MailQuestionMark,
  UserRoundX,
} from 'lucide-react';
import { Badge, type Tone } from '@/components/ui/badge';
import type { UserStatus } from '@/lib/members/schema';
import { statusWord } from './status-word';

const looks: Record<UserStatus, { tone: Tone; icon: LucideIcon }> = {
  DISABLED: { tone: 'bad', icon: Ban },
  LOCKED: { tone: 'warn', icon: Lock },
  REVOKED: { tone: 'neutral', icon: UserRoundX },
  INVITED: { tone: 'warn', icon: MailQuestionMark },
  ACTIVE: { tone: 'good', icon: CircleCheck },
};

/**
 * The one badge that sums a person up. Drawn by the browser too: then a list sends a word for each
 * row, not the badge.
 */
export function StatusBadge({ status }: { status: UserStatus }) {
  const { tone, icon } = looks[status];
  return (
    <Badge tone={tone} icon={icon}>
      {statusWord(status)}
    </Badge>
  );
}

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

const looks: Record<UserStatus, { word: string; tone: Tone; icon: LucideIcon }> = {
  DISABLED: { word: 'Disabled', tone: 'bad', icon: Ban },
  LOCKED: { word: 'Locked', tone: 'warn', icon: Lock },
  REVOKED: { word: 'Revoked', tone: 'neutral', icon: UserRoundX },
  INVITED: { word: 'Invited', tone: 'warn', icon: MailQuestionMark },
  ACTIVE: { word: 'Active', tone: 'good', icon: CircleCheck },
};

export function statusWord(status: UserStatus): string {
  return looks[status].word;
}

/** The one badge that sums a person up. */
export function StatusBadge({ status }: { status: UserStatus }) {
  const { word, tone, icon } = looks[status];
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}

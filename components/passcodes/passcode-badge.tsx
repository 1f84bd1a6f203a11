'use client';

import { Ban, CircleCheck, Hourglass, type LucideIcon } from 'lucide-react';
import { Badge, type Tone } from '@/components/ui/badge';
import { passcodeStatusNames, type PasscodeStatus } from '@/lib/core/passcode-terms';

const looks: Record<Exclude<PasscodeStatus, 'NONE'>, { tone: Tone; icon: LucideIcon }> = {
  ACTIVE: { tone: 'good', icon: CircleCheck },
  EXPIRED: { tone: 'warn', icon: Hourglass },
  REVOKED: { tone: 'neutral', icon: Ban },
};

/** Drawn by the browser too: then a list sends a word for each row. Nothing to see is no badge. */
export function PasscodeBadge({ status }: { status: PasscodeStatus }) {
  if (status === 'NONE') return passcodeStatusNames.NONE;
  const { tone, icon } = looks[status];
  return (
    <Badge tone={tone} icon={icon}>
      {passcodeStatusNames[status]}
    </Badge>
  );
}

import { ButtonLink } from '@/components/ui/button-link';
import type { ButtonSize } from '@/components/ui/button';
import { RefusedButton } from '@/components/ui/refused-button';
import type { PersonAct } from '@/lib/members/person-schema';

export interface ActButtonProps {
  act: PersonAct;
  /** Why it cannot be done. */
  refusal: string | null;
  /** The person's own page. */
  userHref: string;
  size?: ButtonSize;
}

const labels: Record<PersonAct, string> = {
  disable: 'Disable',
  enable: 'Enable Account',
  lock: 'Lock Account',
  unlock: 'Unlock Account',
  revoke: 'Revoke User Access',
  grant: 'Grant User Access',
  delete: 'Delete',
};

/** Opens the dialog of an act on a person's own page. */
export function ActButton({ act, refusal, userHref, size }: ActButtonProps) {
  if (refusal) {
    return (
      <RefusedButton reason={refusal} size={size}>
        {labels[act]}
      </RefusedButton>
    );
  }
  return (
    <ButtonLink href={`${userHref}?panel=${act}`} scroll={false} size={size}>
      {labels[act]}
    </ButtonLink>
  );
}

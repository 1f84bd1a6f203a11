import { ButtonLink } from '@/components/ui/button-link';
import type { ButtonSize } from '@/components/ui/button';
import { RefusedButton } from '@/components/ui/refused-button';
import { passcodeActNames, type PasscodeAct } from '@/lib/core/passcode-terms';

export interface PasscodeActButtonProps {
  act: PasscodeAct;
  /** Why it cannot be done. */
  refusal: string | null;
  /** The page that opens its dialog. */
  href: string;
  size?: ButtonSize;
  primary?: boolean;
}

/** Opens the dialog of an act on a passcode. */
export function PasscodeActButton({ act, refusal, href, size, primary }: PasscodeActButtonProps) {
  if (refusal) {
    return (
      <RefusedButton reason={refusal} size={size}>
        {passcodeActNames[act]}
      </RefusedButton>
    );
  }
  return (
    <ButtonLink
      href={`${href}?panel=${act}-passcode`}
      scroll={false}
      size={size}
      variant={primary ? 'primary' : undefined}
    >
      {passcodeActNames[act]}
    </ButtonLink>
  );
}

import { Form } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { PublicFrame } from '@/components/layout/public-frame';
import { confirmEmailChangeAction } from '../actions';

interface ConfirmChangeProps {
  token: string;
  newEmail: string;
}

/** Asks before anything changes: scanners open links too. */
export function ConfirmChange({ token, newEmail }: ConfirmChangeProps) {
  return (
    <PublicFrame
      title="Confirm your new e-mail address"
      description={
        <>
          Once you confirm, your account uses <bdi className="font-medium text-ink">{newEmail}</bdi>
          . You are then signed out everywhere, and sign in with this address. Your password and
          your second factor stay as they are.
        </>
      }
    >
      <Form action={confirmEmailChangeAction} hidden={{ link: token }}>
        <SubmitButton>Confirm</SubmitButton>
      </Form>
    </PublicFrame>
  );
}

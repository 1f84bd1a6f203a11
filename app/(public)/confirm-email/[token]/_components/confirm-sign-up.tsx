import { Form } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { PublicFrame } from '@/components/layout/public-frame';
import { confirmSignUpAction } from '../actions';

interface ConfirmSignUpProps {
  token: string;
  signUp: { email: string; projectName: string };
}

/** Asks before anything is made: scanners open links too. */
export function ConfirmSignUp({ token, signUp }: ConfirmSignUpProps) {
  return (
    <PublicFrame
      title="Confirm your e-mail address"
      description={
        <>
          This makes the account <bdi className="font-medium text-ink">{signUp.email}</bdi> and the
          project <bdi className="font-medium text-ink">{signUp.projectName}</bdi>. Next: a password
          and two-factor authentication.
        </>
      }
    >
      <Form action={confirmSignUpAction} hidden={{ link: token }}>
        <SubmitButton>Confirm</SubmitButton>
      </Form>
    </PublicFrame>
  );
}

import { Form, type FormAction } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { Notice } from '@/components/ui/notice';
import { RefusedButton } from '@/components/ui/refused-button';
import { ExactTime } from '@/components/ui/time';

export interface PendingEmailChangeProps {
  name: string;
  /** The address that works until then. */
  email: string;
  newEmail: string;
  expiresAt: Date;
  /** Absent for those who may not change users. */
  cancel?:
    { action: FormAction; hidden: Record<string, string>; refusal: string | null } | undefined;
}

/** An address that waits for its confirmation, with the way to take it back. */
export function PendingEmailChange(props: PendingEmailChangeProps) {
  const { name, email, newEmail, expiresAt, cancel } = props;
  return (
    <Notice
      title={
        <>
          The e-mail address of <bdi>{name}</bdi> is to change
        </>
      }
    >
      <p>
        <bdi className="font-medium">{newEmail}</bdi> has to be confirmed by{' '}
        <ExactTime value={expiresAt} />. Until then <bdi>{email}</bdi> works.
      </p>
      {cancel && (
        <div className="mt-2">
          {cancel.refusal ? (
            <RefusedButton reason={cancel.refusal}>Cancel</RefusedButton>
          ) : (
            <Form
              action={cancel.action}
              hidden={cancel.hidden}
              label="Change of e-mail address"
              className="items-start"
            >
              <SubmitButton variant="secondary">Cancel</SubmitButton>
            </Form>
          )}
        </div>
      )}
    </Notice>
  );
}

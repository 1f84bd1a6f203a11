'use client';

import { useRouter } from 'next/navigation';
import { useActionState, useEffect, useLayoutEffect, useRef, useState, useTransition } from 'react';
import { type FormAction, FormView } from '@/components/form/form';
import { type FormDraft, useFormDraft } from '@/components/form/form-draft';
import { WizardFrame } from '@/components/form/wizard-frame';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { showToast } from '@/components/ui/toast';
import { type ActionState, type FieldErrors, idle } from '@/lib/core/action-state';
import { formValues, type PostedValues } from '@/lib/core/form-values';
import { AccessStep, type AccessStepProps } from './access-step';
import { CredentialsStep } from './credentials-step';
import { ReviewStep } from './review-step';
import { SignInAgain } from './sign-in-again';
import {
  credentialErrors,
  credentialsOf,
  furthestStep,
  indexOfStep,
  parseAll,
  stepOfErrors,
  steps,
  type StepKey,
} from './steps';
import { useStep } from './use-step';
import { WizardButtons } from './wizard-buttons';
import { WizardStep } from './wizard-step';

export type Created = { userId: string; name: string; dropped: string[] };

export interface CreateUserWizardProps extends AccessStepProps {
  project: string;
  /** Whose draft it is. */
  viewerId: string;
  /** The list of users, below which each has an address. */
  usersHref: string;
  create: FormAction<Created>;
  /** Tells early what is in the way of these credentials. */
  check: FormAction;
}

/** Three steps of one form, kept as a draft until the user is created. */
export function CreateUserWizard(props: CreateUserWizardProps) {
  const draft = useFormDraft(`create-user ${props.project} ${props.viewerId}`);
  return <Wizard key={String(draft.ready)} {...props} draft={draft} />;
}

function Wizard({ draft, ...props }: CreateUserWizardProps & { draft: FormDraft }) {
  const { project, usersHref, create, check, ...access } = props;
  const router = useRouter();
  const [state, dispatch, creating] = useActionState(create, idle);
  const [checking, startCheck] = useTransition();
  // What a step refused, until the server has answered the whole form.
  const [refused, setRefused] = useState<{ after: ActionState; state: ActionState } | null>(null);
  const shownState = refused?.after === state ? refused.state : state;
  const [values, setValues] = useState<PostedValues>(draft.values ?? {});
  const { asked, hrefOf, take } = useStep();
  // Until the draft is read nobody knows better than the address.
  const furthest = draft.ready ? furthestStep(values) : 'review';
  const shown = indexOfStep(asked) > indexOfStep(furthest) ? furthest : asked;
  const form = useRef<HTMLFormElement>(null);

  function current(): PostedValues {
    return form.current ? formValues(new FormData(form.current)) : values;
  }

  // Back and forward take steps too.
  const [valuesAt, setValuesAt] = useState(asked);
  useLayoutEffect(() => {
    if (valuesAt === asked || !form.current) return;
    setValuesAt(asked);
    setValues(formValues(new FormData(form.current)));
  }, [asked, valuesAt]);

  const answered = useRef(state);
  const finish = useRef<(state: ActionState<Created>) => void>(undefined);
  useEffect(() => {
    finish.current = (answer) => {
      if (answer.status === 'error' && answer.fieldErrors) take(stepOfErrors(answer.fieldErrors));
      if (answer.status !== 'success') return;
      draft.drop();
      showToast(createdMessage(answer.data));
      router.push(`${usersHref}/${answer.data.userId}`);
    };
  });
  useEffect(() => {
    if (answered.current === state) return;
    answered.current = state;
    finish.current?.(state);
  }, [state]);

  function refuse(fieldErrors: FieldErrors) {
    const message = 'Some fields need your attention.';
    setRefused({ after: state, state: { status: 'error', code: 'invalid', message, fieldErrors } });
  }

  function go(step: StepKey) {
    setRefused({ after: state, state: idle });
    setValues(current());
    take(step);
  }

  function leaveCredentials(typed: PostedValues) {
    const errors = credentialErrors(typed);
    if (Object.keys(errors).length > 0) return refuse(errors);
    startCheck(async () => {
      const answer = await check(idle, credentialsForm(typed, project));
      if (answer.status === 'error') setRefused({ after: state, state: answer });
      else go('access');
    });
  }

  function leaveAccess(typed: PostedValues) {
    const { errors } = parseAll(typed);
    if (!errors) return go('review');
    refuse(errors);
    if (stepOfErrors(errors) !== shown) take(stepOfErrors(errors));
  }

  /** Enter and "Next Step" send the form; before the last step that means going on. */
  function intercept(data: FormData): boolean {
    if (shown === 'review') return false;
    const typed = formValues(data);
    if (shown === 'credentials') leaveCredentials(typed);
    else leaveAccess(typed);
    return true;
  }

  const created = state.status === 'success' ? state.data : null;
  // Where scripts run, the toast tells, and the user's page is on its way.
  if (created && !draft.ready) return <CreatedNotice usersHref={usersHref} {...created} />;
  const { input } = parseAll(values);
  return (
    <WizardFrame
      steps={steps.map(({ key, label }) => ({ label, href: hrefOf(key) }))}
      current={indexOfStep(shown)}
      onStep={(index) => go(steps[index]?.key ?? 'credentials')}
    >
      <FormView
        ref={form}
        state={shownState}
        dispatch={dispatch}
        pending={creating || checking || created !== null}
        draft={draft.values}
        onChanged={draft.keep}
        intercept={intercept}
        hidden={{ project }}
        label="Create New User"
      >
        {shownState.status === 'error' && shownState.code === 'unauthenticated' && (
          <SignInAgain next={hrefOf(shown)} />
        )}
        <WizardStep step="credentials" shown={shown}>
          <CredentialsStep />
        </WizardStep>
        <WizardStep step="access" shown={shown}>
          <AccessStep {...access} />
        </WizardStep>
        <WizardStep step="review" shown={shown}>
          {input && <ReviewStep {...access} input={input} hrefOf={hrefOf} onChange={go} />}
        </WizardStep>
        <WizardButtons shown={shown} cancelHref={usersHref} entries={access.entries} onBack={go} />
      </FormView>
    </WizardFrame>
  );
}

function credentialsForm(values: PostedValues, project: string): FormData {
  const form = new FormData();
  form.append('project', project);
  for (const [name, value] of Object.entries(credentialsOf(values))) {
    for (const text of [value].flat()) form.append(name, text);
  }
  return form;
}

function createdMessage({ name, dropped }: Pick<Created, 'name' | 'dropped'>): string {
  return dropped.length > 0
    ? `User ${name} created, without the role ${dropped.join(', ')}`
    : `User ${name} created`;
}

function CreatedNotice({ usersHref, userId, ...created }: Created & { usersHref: string }) {
  return (
    <Notice
      tone="good"
      role="status"
      title={createdMessage(created)}
      action={<TextLink href={`${usersHref}/${userId}`}>View details</TextLink>}
    >
      The mail with the link to set a password is queued.
    </Notice>
  );
}

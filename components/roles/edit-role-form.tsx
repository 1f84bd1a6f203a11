'use client';

import { useActionState, useState } from 'react';
import { choiceOfRole, withTyped, type TreeModule } from '@/components/access/level-choice';
import { type FormAction, FormView } from '@/components/form/form';
import { Basis, StaleNotice } from '@/components/form/stale-notice';
import { SubmitButton } from '@/components/form/submit-button';
import { CopyRequest } from '@/components/requests/copy-request';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import type { AccessLevels } from '@/lib/core/access-level';
import { idle } from '@/lib/core/action-state';
import { RoleFields } from './role-fields';
import { isWorthSaving, RoleReview, type RoleEditReview } from './role-review';

export interface EditRoleFormProps {
  /** Answers the review when none is sent along, and leads away when it has saved. */
  action: FormAction<RoleEditReview>;
  hidden: Record<string, string>;
  basis: string;
  cancelHref: string;
  name: string;
  levels: AccessLevels;
  modules: readonly TreeModule[];
  moduleTitles: Readonly<Record<string, string>>;
  own: AccessLevels;
}

/** Edits a role in two steps: what is entered, then who gains or loses what by it. */
export function EditRoleForm(props: EditRoleFormProps) {
  const { action, hidden, basis, cancelHref, name, levels, modules, moduleTitles, own } = props;
  const [state, dispatch, pending] = useActionState(action, idle);
  const answered = state.status === 'success' ? state.data : null;
  const [left, setLeft] = useState<RoleEditReview | null>(null);
  const review = answered === left ? null : answered;
  const [initial] = useState(() => choiceOfRole(levels, modules));
  // A form that is posted without scripting comes back as a new page.
  const [choice, setChoice] = useState(() =>
    answered
      ? choiceOfRole(answered.levels, modules)
      : withTyped(initial, state.status === 'error' ? state.values : undefined),
  );
  return (
    <FormView
      state={state}
      dispatch={dispatch}
      pending={pending}
      hidden={{ ...hidden, reviewed: review?.reviewed ?? '' }}
      label="Edit role"
      className="gap-6"
    >
      {/* Who continued in spite of what changed meanwhile has seen it. */}
      <Basis value={answered?.basis ?? basis} />
      {review && <RoleReview review={review} moduleTitles={moduleTitles} />}
      {/* Stays while the review is shown: it is sent along with it. */}
      <div hidden={review !== null} className={review ? undefined : 'flex flex-col gap-6'}>
        <StaleNotice saveLabel="Continue" />
        <RoleFields
          name={answered?.name ?? name}
          modules={modules}
          choice={choice}
          initial={initial}
          onChange={setChoice}
          own={own}
        />
      </div>
      <div className="flex flex-wrap justify-end gap-2 border-t pt-4">
        <CopyRequest form={{ of: 'edit-role' }} />
        {review ? (
          <>
            <Button onClick={() => setLeft(review)}>Back</Button>
            {isWorthSaving(review) && <SubmitButton>Save</SubmitButton>}
          </>
        ) : (
          <>
            <ButtonLink href={cancelHref}>Cancel</ButtonLink>
            <SubmitButton>Continue</SubmitButton>
          </>
        )}
      </div>
    </FormView>
  );
}

'use client';

import { useActionState, useState } from 'react';
import { choiceOfRole, withTyped, type TreeModule } from '@/components/access/level-choice';
import { type FormAction, FormView } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { CopyRequest } from '@/components/requests/copy-request';
import { ButtonLink } from '@/components/ui/button-link';
import type { AccessLevels } from '@/lib/core/access-level';
import { idle } from '@/lib/core/action-state';
import { RoleFields } from './role-fields';

export interface NewRoleFormProps {
  action: FormAction<never>;
  project: string;
  cancelHref: string;
  /** To begin with: those of a clone, or none. */
  name: string;
  levels: AccessLevels;
  modules: readonly TreeModule[];
  own: AccessLevels;
}

export function NewRoleForm(props: NewRoleFormProps) {
  const { action, project, cancelHref, name, levels, modules, own } = props;
  const [state, dispatch, pending] = useActionState(action, idle);
  const [initial] = useState(() => choiceOfRole(levels, modules));
  const [choice, setChoice] = useState(() =>
    withTyped(initial, state.status === 'error' ? state.values : undefined),
  );
  return (
    <FormView
      state={state}
      dispatch={dispatch}
      pending={pending}
      hidden={{ project }}
      label="Create a New Role"
      className="gap-6"
    >
      <RoleFields
        name={name}
        modules={modules}
        choice={choice}
        initial={initial}
        onChange={setChoice}
        own={own}
      />
      <div className="flex flex-wrap justify-end gap-2 border-t pt-4">
        <CopyRequest form={{ of: 'create-role' }} />
        <ButtonLink href={cancelHref}>Cancel</ButtonLink>
        <SubmitButton>Create Role</SubmitButton>
      </div>
    </FormView>
  );
}

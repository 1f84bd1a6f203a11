'use client';

import { useActionState, useEffect, useRef, useState } from 'react';
import type { FormAction } from '@/components/form/form';
import { useLastAnswer } from '@/components/form/use-last-answer';
import { Panel } from '@/components/ui/panel';
import { idle } from '@/lib/core/action-state';
import { usersCounted } from './counts';
import { ChooseRolesStep, NobodySelected } from './edit-roles-choice';
import { ReviewRolesStep, RolesDoneStep } from './edit-roles-review';
import type { RolesReviewFacts } from './roles-review';
import { useUserSelection } from './user-selection';

export type RolesStep =
  | {
      step: 'review';
      review: RolesReviewFacts;
      /** Whether it replaces a review that was out of date when it was to be saved. */
      renewed: boolean;
      assign: string[];
      unassign: string[];
    }
  | { step: 'done'; review: RolesReviewFacts };

/** A role that can be assigned, or the reason why not by this viewer. */
export type RoleToAssign = {
  id: string;
  name: string;
  systemRole: 'ADMIN' | 'APPROVER' | 'CREATOR' | 'MEMBER' | null;
  refusal: string | null;
};

export interface EditRolesPanelProps {
  project: string;
  /** The list's filter, for "all that match". */
  filter: Record<string, string>;
  /** All of the project, highest precedence first. */
  roles: readonly RoleToAssign[];
  /** What screens call the modules, by key. */
  moduleNames: Record<string, string>;
  closeHref: string;
  action: FormAction<RolesStep>;
}

/** Roles of many: which to assign and to unassign, then who gains and loses what, then Save. */
export function EditRolesPanel({ closeHref, ...steps }: EditRolesPanelProps) {
  return (
    <Panel title="Edit Roles" description={<Whom />} closeHref={closeHref}>
      <EditRolesSteps {...steps} />
    </Panel>
  );
}

function Whom() {
  const selecting = useUserSelection();
  // Kept while the outcome is shown, when nobody is selected any more.
  const [count, setCount] = useState(selecting?.count ?? 0);
  if (selecting && selecting.count > 0 && selecting.count !== count) setCount(selecting.count);
  return count > 0 ? <span>{usersCounted(count)} selected</span> : null;
}

function EditRolesSteps({
  project,
  filter,
  roles,
  moduleNames,
  action,
}: Omit<EditRolesPanelProps, 'closeHref'>) {
  const [state, dispatch, pending] = useActionState(action, idle);
  const selecting = useUserSelection();
  const answer = useLastAnswer(state);
  // Going back to the choice leaves an answer behind.
  const [left, setLeft] = useState<RolesStep | null>(null);
  const [chosen, setChosen] = useState({
    assign: answer?.step === 'review' ? answer.assign : [],
    unassign: answer?.step === 'review' ? answer.unassign : [],
  });
  const done = answer?.step === 'done';
  const clear = useRef(selecting?.clear);
  useEffect(() => {
    clear.current = selecting?.clear;
  });
  useEffect(() => {
    if (done) clear.current?.();
  }, [done]);

  const nameOf = (key: string) => moduleNames[key] ?? key;
  if (answer?.step === 'done') return <RolesDoneStep review={answer.review} nameOf={nameOf} />;
  if (!selecting || selecting.count === 0) return <NobodySelected />;
  const form = { project, filter, selection: selecting.selection, state, dispatch, pending };
  if (answer && answer !== left) {
    return (
      <ReviewRolesStep form={form} answer={answer} nameOf={nameOf} onBack={() => setLeft(answer)} />
    );
  }
  return <ChooseRolesStep form={form} roles={roles} chosen={chosen} onChoose={setChosen} />;
}

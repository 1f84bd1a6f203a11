import { ReviewPanel } from '@/components/settings/review-panel';
import { RefusedDeletion, ReplacementPanel } from '@/components/roles/replacement-panel';
import { RoleEffects } from '@/components/roles/role-effects';
import { usersCounted } from '@/components/users/counts';
import type { RoleAccess } from '@/lib/access/resolve-access';
import type { Actor } from '@/lib/core/actor';
import { isAppError } from '@/lib/core/errors';
import { canReplaceWith } from '@/lib/roles/policy';
import { listRoles } from '@/lib/roles/queries';
import type { RoleHolder } from '@/lib/roles/queries/get-role';
import { previewDeletion } from '@/lib/roles/queries/preview-role';
import type { DeletionReview } from '@/lib/roles/role-review';
import { deleteRoleAction } from '../../actions';
import { moduleTitles } from '../../_components/module-titles';

interface DeleteRoleProps {
  actor: Actor;
  role: RoleAccess;
  /** How many hold it. */
  users: number;
  /** The first of them. */
  holders: readonly RoleHolder[];
  /** What the holders get; empty for nothing, undefined while it is not chosen. */
  replacementId: string | undefined;
  closeHref: string;
  now: Date;
}

/** Asks what the holders get instead, when there are any; then shows what that does. */
export async function DeleteRole(props: DeleteRoleProps) {
  const { actor, role, users, holders, replacementId, closeHref, now } = props;
  const title = `Delete ${role.name}?`;
  if (replacementId === undefined && users > 0) {
    return (
      <ReplacementPanel
        title={title}
        closeHref={closeHref}
        users={usersCounted(users)}
        names={holders.map(({ name }) => name)}
        more={users - holders.length}
        roles={await replacementsFor(actor, role)}
      />
    );
  }
  const input = { roleId: role.id, replacementId: replacementId ?? '' };
  let review: DeletionReview;
  try {
    review = await previewDeletion(actor, input, now);
  } catch (error) {
    if (!isAppError(error)) throw error;
    return <RefusedDeletion title={title} closeHref={closeHref} reason={error.message} />;
  }
  return (
    <ReviewPanel
      title={title}
      verb="Yes, delete it"
      destructive
      consequences={consequencesOf(review, users)}
      closeHref={closeHref}
      hidden={{ project: actor.projectSlug, ...input, reviewed: review.reviewed }}
      action={deleteRoleAction}
    >
      <RoleEffects
        title="Who gains or loses access"
        effects={review.effects}
        moduleTitles={moduleTitles(actor.modules)}
      />
    </ReviewPanel>
  );
}

async function replacementsFor(actor: Actor, role: RoleAccess) {
  return (await listRoles(actor))
    .filter(({ id }) => id !== role.id)
    .map((each) => ({
      value: each.id,
      label: each.name,
      disabled: !canReplaceWith(actor, each).allowed,
    }));
}

function consequencesOf({ role, replacement }: DeletionReview, users: number): string[] {
  const gone = 'The role cannot be brought back.';
  if (users === 0) return ['Nobody holds it.', gone];
  const holders = usersCounted(users);
  const [lose, get] = users === 1 ? ['loses', 'gets'] : ['lose', 'get'];
  if (!replacement) return [`${holders} ${lose} ${role.name} and ${get} no role for it.`, gone];
  return [
    `${holders} ${lose} ${role.name} and ${get} ${replacement.name} for as long as they held it.`,
    ...(replacement.systemRole
      ? ['Of several system roles, each of them keeps the one with the highest precedence.']
      : []),
    gone,
  ];
}

import { recordAudit } from '../../audit/record-audit';
import { refuseAccountLink } from '../../auth/refuse-account-link';
import { resetUnfinishedSetUp } from '../../auth/reset-set-up';
import type { RequestContext } from '../../core/context';
import { AppError } from '../../core/errors';
import { displayName } from '../../core/person-name';
import { ensureUsers } from '../../invitations/add-invited';
import { digestToken } from '../../platform/crypto';
import type { Tx } from '../../platform/transact';
import { inviteFirstAdmin } from '../first-admin';
import { freeSlug, transactWithFreeSlug } from '../free-slug';
import { openSignUp } from '../open-sign-up';
import { signUpIsOpen } from '../sign-up-open';
import { createProject } from '../store';

/**
 * Makes the account and the project of somebody who signed up, now that the address is proven;
 * password and two-factor are set where every invited person sets theirs.
 * @returns the invitation's token to go on with
 * @throws `link_invalid`; `conflict` when the address got an account in between
 */
export async function confirmSignUp(
  ctx: RequestContext,
  input: { link: string },
): Promise<{ invitationToken: string }> {
  const invitationToken = await transactWithFreeSlug((tx) => makeAccount(tx, ctx, input.link));
  return invitationToken ? { invitationToken } : refuseAccountLink(ctx, 'sign-up');
}

async function makeAccount(tx: Tx, ctx: RequestContext, link: string): Promise<string | null> {
  if (!(await signUpIsOpen(tx))) return null;
  const { now } = ctx;
  // The update decides: of several confirmations at once only one makes a project.
  const [signUp] = await tx.signUp.updateManyAndReturn({
    where: { digest: digestToken(link), ...openSignUp(now) },
    data: { usedAt: now },
  });
  if (!signUp) return null;
  const { email, firstName, lastName, projectName: name } = signUp;
  const [user] = await ensureUsers(tx, [{ email, firstName, lastName, mobile: null }], now);
  if (!user || user.activatedAt) {
    throw new AppError(
      'conflict',
      'This address has an account by now. Sign in with it; “New project” in the project switcher makes a project.',
    );
  }
  // Somebody may have been invited before: whatever was begun with that link starts anew, since
  // the mailbox has just been proven.
  await resetUnfinishedSetUp(tx, user.id);
  const project = await createProject(tx, { name, slug: await freeSlug(tx, name), now });
  const token = await inviteFirstAdmin(tx, project, user, now);
  await recordAudit(tx, ctx, {
    event: 'project.created',
    projectId: project.id,
    actor: { userId: user.id, name: displayName(user), email },
    target: { type: 'project', id: project.id, name },
    after: { name, slug: project.slug, firstAdmin: email },
  });
  return token;
}

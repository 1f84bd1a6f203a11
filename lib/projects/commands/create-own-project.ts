import { recordAudit } from '../../audit/record-audit';
import type { UserContext } from '../../core/context';
import { AppError } from '../../core/errors';
import { consumeRateLimit, type RateLimit } from '../../platform/rate-limit';
import type { Tx } from '../../platform/transact';
import { addFirstAdmin } from '../first-admin';
import { freeSlug, transactWithFreeSlug } from '../free-slug';
import { mayCreateProject } from '../may-create';
import type { CreateOwnProjectInput } from '../schema';
import { createProject } from '../store';

/** Per person. */
const newProjectRate: RateLimit = { name: 'new-project', points: 20, seconds: 86_400 };

/**
 * Makes a further project, whose first Admin is who asks for it.
 * @returns its slug
 * @throws `forbidden` for people who are Admin nowhere, unless anybody may sign up; `rate_limited`
 */
export async function createOwnProject(
  ctx: UserContext,
  { name }: CreateOwnProjectInput,
): Promise<{ slug: string }> {
  const { user, now } = ctx;
  await consumeRateLimit(newProjectRate, user.userId);
  return transactWithFreeSlug(async (tx) => {
    await holdUsablePerson(tx, user.userId);
    if (!(await mayCreateProject(tx, user.userId, now))) {
      throw new AppError('forbidden', 'Only an Admin of some project may make another one.');
    }
    const project = await createProject(tx, { name, slug: await freeSlug(tx, name), now });
    await addFirstAdmin(tx, project, user.userId, now);
    await recordAudit(tx, ctx, {
      event: 'project.created',
      projectId: project.id,
      target: { type: 'project', id: project.id, name },
      after: { name, slug: project.slug, firstAdmin: user.email },
    });
    return { slug: project.slug };
  });
}

/** Against being disabled meanwhile: a project would begin without a usable Admin. */
async function holdUsablePerson(tx: Tx, userId: string): Promise<void> {
  const [person] = await tx.$queryRaw<unknown[]>`
    SELECT id FROM users
    WHERE id = ${userId}::uuid AND disabled_at IS NULL AND locked_at IS NULL FOR SHARE`;
  if (!person) throw new AppError('unauthenticated', 'Sign in to go on.');
}

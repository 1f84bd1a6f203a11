import type { UserContext } from '../../core/context';
import { AppError } from '../../core/errors';
import { assertRecentlyAuthenticated } from '../../core/reauthentication';
import type { Receipt } from '../../core/receipt';
import { transact } from '../../platform/transact';
import { endPasscodes } from '../end-passcodes';
import type { RevokeOwnPasscodeInput } from '../schema';

/**
 * Ends one's own passcode in one of one's projects, whatever one may do there: it can only take
 * something away.
 * @throws `not_found`; `reauthentication_required`
 */
export async function revokeOwnPasscode(
  ctx: UserContext,
  { slug }: RevokeOwnPasscodeInput,
): Promise<Receipt> {
  assertRecentlyAuthenticated(ctx);
  const { user } = ctx;
  return transact(async (tx) => {
    // In the order of every act on a person: the project, the person, the membership.
    const [project] = await tx.$queryRaw<{ id: string; name: string }[]>`
      SELECT id, name FROM projects WHERE slug = ${slug} FOR NO KEY UPDATE`;
    await tx.$queryRaw`SELECT id FROM users WHERE id = ${user.userId}::uuid FOR UPDATE`;
    const [member] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM members
      WHERE project_id = ${project?.id ?? null}::uuid AND user_id = ${user.userId}::uuid
      FOR NO KEY UPDATE`;
    if (!project || !member) throw new AppError('not_found', 'You are not in this project.');
    const receipt = await endPasscodes(
      tx,
      { ...ctx, by: user },
      { ...user, memberId: member.id, projectId: project.id, projectName: project.name },
    );
    return receipt.lines.length > 0
      ? { ...receipt, title: `Your passcode for ${project.name} was revoked` }
      : { ...receipt, title: `You have no active passcode for ${project.name}` };
  });
}

import { recordAudit } from '../../audit/record-audit';
import type { UserContext } from '../../core/context';
import { AppError } from '../../core/errors';
import { assertRecentlyAuthenticated } from '../../core/reauthentication';
import { enqueueEmail } from '../../outbox/enqueue-email';
import { transact } from '../../platform/transact';
import type { LeaveProjectInput } from '../leave-schema';

/**
 * Ends one's own membership for good. The identity stays, also when this was the last project.
 * @returns the project's name
 * @throws `not_found`; `reauthentication_required`; `last_admin`
 */
export async function leaveProject(
  ctx: UserContext,
  { slug }: LeaveProjectInput,
): Promise<{ projectName: string }> {
  assertRecentlyAuthenticated(ctx);
  const { user, now } = ctx;
  return transact(async (tx) => {
    // Alone, as for every act that could take the last usable Admin away.
    await tx.$queryRaw`SELECT id FROM projects WHERE slug = ${slug} FOR NO KEY UPDATE`;
    await tx.$queryRaw`SELECT id FROM users WHERE id = ${user.userId}::uuid FOR UPDATE`;
    const member = await tx.member.findFirst({
      where: {
        userId: user.userId,
        project: { slug },
        status: 'ACTIVE',
        OR: [{ endsAt: null }, { endsAt: { gt: now } }],
      },
      include: { project: true, roles: { include: { role: true } } },
    });
    if (!member) throw new AppError('not_found', 'You are not in this project.');
    const { project } = member;
    await tx.member.delete({ where: { id: member.id } });
    await recordAudit(tx, ctx, {
      event: 'project.left',
      projectId: project.id,
      target: { type: 'user', id: user.userId, name: user.name, email: user.email },
      before: { status: 'ACTIVE', roles: member.roles.map(({ role }) => role.name) },
      after: { status: null },
    });
    await enqueueEmail(
      tx,
      {
        template: 'project-left',
        to: user.email,
        props: { name: user.name, projectName: project.name, at: now.toISOString() },
      },
      now,
    );
    return { projectName: project.name };
  });
}

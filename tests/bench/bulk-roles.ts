import { randomUUID } from 'node:crypto';
import { changeRolesOfManyInput } from '../../lib/members/bulk-schema';
import { changeRolesOfMany } from '../../lib/members/commands/change-roles-of-many';
import { previewRolesOfMany } from '../../lib/members/queries/preview-roles-of-many';
import { database } from '../../lib/platform/database';
import { adminActor } from './admin-actor';
import { singleTimeRow, type ReportRow } from './report';
import type { SeededProject } from './seed-members';

/** What one edit may take, review and change together. */
const budgetMs = new Map([[500, 10_000]]);

/** Review and change as one person does them, on the application's database while it serves. */
export async function measureBulkRoles(project: SeededProject): Promise<ReportRow[]> {
  const actor = await adminActor(project);
  const role = await database().role.create({
    data: { projectId: project.id, name: `Bench ${randomUUID()}` },
  });
  const rows: ReportRow[] = [];
  for (const count of [500, 10_000]) {
    const members = await database().member.findMany({
      where: {
        projectId: project.id,
        // Everybody's system role is replaced, and another one added.
        roles: { some: { role: { systemRole: 'MEMBER' } } },
      },
      take: count,
      select: { userId: true },
    });
    if (members.length < count) continue;
    const asked = {
      selection: 'USERS' as const,
      users: members.map(({ userId }) => userId),
      assign: [role.id, project.roleIds.CREATOR],
    };
    const now = new Date();
    const startedAt = performance.now();
    const { reviewed } = await previewRolesOfMany(actor, changeRolesOfManyInput.parse(asked), now);
    const reviewedAt = performance.now();
    const ctx = { requestId: randomUUID(), address: null, userAgent: null, now };
    const outcome = await changeRolesOfMany(
      { ...ctx, actor, projectId: project.id },
      { ...changeRolesOfManyInput.parse(asked), reviewed },
    );
    const endedAt = performance.now();
    if (outcome.changed !== count) throw new Error(`Only ${outcome.changed} were changed`);
    rows.push(
      singleTimeRow(
        `edit the roles of ${count.toLocaleString('en')}`,
        endedAt - startedAt,
        budgetMs.get(count),
        `review ${(reviewedAt - startedAt).toFixed(0)} ms, change ${(endedAt - reviewedAt).toFixed(0)} ms`,
      ),
    );
  }
  return rows;
}

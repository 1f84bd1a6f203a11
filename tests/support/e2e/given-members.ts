import { randomUUID } from 'node:crypto';
import { personSearchColumns } from '@/lib/core/person-name';
import { transact } from '@/lib/platform/transact';
import type { GivenProject } from '../given-project';

/** Many active members at once, "Person 001" and so on, who never signed in. */
export async function givenMembers(project: GivenProject, count: number): Promise<void> {
  await transact(async (tx) => {
    const users = await tx.user.createManyAndReturn({
      data: Array.from({ length: count }, (_, index) => {
        const number = String(index + 1).padStart(3, '0');
        const facts = {
          firstName: 'Person',
          lastName: number,
          email: `person-${number}-${randomUUID()}@example.com`,
        };
        // Nobody signs in as one of them, so the hash need not be one.
        const account = { passwordHash: 'none', activatedAt: new Date() };
        return { ...facts, ...personSearchColumns(facts), ...account };
      }),
    });
    const members = await tx.member.createManyAndReturn({
      data: users.map(({ id }, index) => ({
        projectId: project.id,
        userId: id,
        status: 'ACTIVE' as const,
        createdAt: new Date(Date.UTC(2024, 0, 1, 0, index)),
        joinedAt: new Date(),
      })),
    });
    await tx.memberRole.createMany({
      data: members.map(({ id }) => ({
        projectId: project.id,
        memberId: id,
        roleId: project.roleIds.MEMBER,
      })),
    });
  });
}

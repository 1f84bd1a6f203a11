import { consoleModuleNames } from '../access/console-modules';
import { systemRoleKeys, systemRoles, type SystemRoleKey } from '../access/system-roles';
import { consoleModules } from '../core/module';
import type { Tx } from '../platform/transact';

export type CreatedProject = { id: string; slug: string; roleIds: Record<SystemRoleKey, string> };

/** Writes a project with its four system roles and the modules that guard the dashboard. The slug has to be free. */
export async function createProject(
  tx: Tx,
  input: { name: string; slug: string; now: Date },
): Promise<CreatedProject> {
  const project = await tx.project.create({
    data: { name: input.name, slug: input.slug, createdAt: input.now },
  });
  await tx.module.createMany({
    data: consoleModules.map((key, position) => ({
      projectId: project.id,
      kind: 'CONSOLE' as const,
      key,
      name: consoleModuleNames[key],
      position,
      createdAt: input.now,
    })),
  });
  const roles = await tx.role.createManyAndReturn({
    data: systemRoleKeys.map((key) => ({
      projectId: project.id,
      name: systemRoles[key].name,
      systemRole: key,
      precedence: systemRoles[key].precedence,
      createdAt: input.now,
    })),
  });
  const roleIds = Object.fromEntries(roles.map((role) => [String(role.systemRole), role.id]));
  return { id: project.id, slug: project.slug, roleIds: roleIds as CreatedProject['roleIds'] };
}

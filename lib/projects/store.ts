import { consoleModuleNames } from '../access/console-modules';
import { productCatalogue } from '../access/product-catalogue';
import { systemRoleKeys, systemRoles, type SystemRoleKey } from '../access/system-roles';
import { consoleModules } from '../core/module';
import type { Tx } from '../platform/transact';

export type CreatedProject = { id: string; slug: string; roleIds: Record<SystemRoleKey, string> };

/**
 * Writes a project with its four system roles, the modules that guard the dashboard, and the
 * product modules to begin with. The slug has to be free.
 */
export async function createProject(
  tx: Tx,
  input: { name: string; slug: string; now: Date },
): Promise<CreatedProject> {
  const project = await tx.project.create({
    data: { name: input.name, slug: input.slug, createdAt: input.now },
  });
  await createModules(tx, project.id, input.now);
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

async function createModules(tx: Tx, projectId: string, createdAt: Date): Promise<void> {
  const shared = { projectId, createdAt };
  const modules = await tx.module.createManyAndReturn({
    data: [
      ...consoleModules.map((key, position) => ({
        ...shared,
        kind: 'CONSOLE' as const,
        key,
        name: consoleModuleNames[key],
        position,
      })),
      ...productCatalogue.map(({ key, name }, position) => ({ ...shared, key, name, position })),
    ],
    select: { id: true, key: true },
  });
  const idOf = new Map(modules.map(({ id, key }) => [key, id]));
  await tx.module.createMany({
    data: productCatalogue.flatMap((module) =>
      module.subModules.map(({ key, name }, position) => ({
        ...shared,
        parentId: idOf.get(module.key),
        key,
        name,
        position,
      })),
    ),
  });
}

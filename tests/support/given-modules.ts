import { database } from '@/lib/platform/database';
import type { Module } from '@/lib/platform/generated/client';
import type { GivenProject } from './given-project';

export function moduleIn(project: GivenProject, key: string): Promise<Module> {
  return database().module.findUniqueOrThrow({
    where: { projectId_key: { projectId: project.id, key } },
  });
}

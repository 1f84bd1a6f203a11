import { z } from 'zod';
import { recordAudit } from '@/lib/audit/record-audit';
import { lockActor } from '@/lib/auth/lock-actor';
import { allow } from '@/lib/core/decision';
import { AppError } from '@/lib/core/errors';
import { apiRoute } from '@/lib/delivery/api/api-route';
import { operation } from '@/lib/delivery/api/operation';
import { database } from '@/lib/platform/database';
import { transact } from '@/lib/platform/transact';
import { callApi, givenPasscode } from '@/tests/support/api';
import { givenMember, givenProject, type GivenMember } from '@/tests/support/given-project';

const getProject = operation(
  { operationId: 'getProject', tag: 'Test', summary: 'A project' },
  async ({ projectId }) => {
    const { id, name } = await database().project.findUniqueOrThrow({ where: { id: projectId } });
    return { type: 'project', id, name };
  },
);

/** A write of something with a version. */
export const renaming = apiRoute({
  GET: getProject,
  PATCH: operation(
    {
      operationId: 'rename',
      tag: 'Test',
      summary: 'Renames',
      body: z.strictObject({ name: z.string() }),
    },
    async (ctx, { body: { name }, ...asked }) => {
      await transact(async (tx) => {
        await lockActor(tx, ctx, 'exclusive', () => allow);
        await tx.project.update({ where: { id: ctx.projectId }, data: { name } });
        await recordAudit(tx, ctx, { event: 'project.renamed', projectId: ctx.projectId });
      });
      if (name === 'refused') throw new AppError('forbidden', 'Not this name.');
      if (name === 'broken') throw new TypeError('after the write');
      return getProject.handle(ctx, { ...asked, body: undefined });
    },
  ),
  POST: operation(
    { operationId: 'touch', tag: 'Test', summary: 'Notes something', status: 204 },
    async (ctx) =>
      recordAudit(database(), ctx, { event: 'project.renamed', projectId: ctx.projectId }),
  ),
});

export async function givenCaller(): Promise<{ owner: GivenMember; passcode: string }> {
  const owner = await givenMember(await givenProject());
  return { owner, passcode: await givenPasscode(owner) };
}

export const rename = (passcode: string, name: string, headers: Record<string, string> = {}) =>
  callApi(renaming.PATCH, { passcode, method: 'PATCH', body: { name }, headers });

export const renames = async ({ project }: GivenMember) =>
  database().auditEvent.count({ where: { projectId: project.id, event: 'project.renamed' } });

import { z } from 'zod';
import { rowId } from '@/lib/core/inputs';
import { apiRoute } from '@/lib/delivery/api/api-route';
import { operation } from '@/lib/delivery/api/operation';
import { updateModuleBody } from '@/lib/modules/api-schema';
import { updateModule } from '@/lib/modules/commands/change-module';
import { moduleResource, toModuleResource } from '@/lib/modules/module-resource';
import { getModuleEntry } from '@/lib/modules/queries/list-module-entries';

const params = z.object({ moduleId: rowId() });

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  GET: operation(
    {
      operationId: 'getModule',
      tag: 'Modules',
      summary: 'One module',
      params,
      answer: moduleResource,
    },
    async ({ actor }, { params: { moduleId } }) =>
      toModuleResource(await getModuleEntry(actor, moduleId)),
  ),
  PATCH: operation(
    {
      operationId: 'updateModule',
      tag: 'Modules',
      summary: 'Rename, move, retire or restore a module',
      description: 'The modules of the dashboard itself are fixed.',
      params,
      body: updateModuleBody,
      answer: moduleResource,
    },
    async (ctx, { params: { moduleId }, body }) => {
      await updateModule(ctx, { moduleId, ...body });
      return toModuleResource(await getModuleEntry(ctx.actor, moduleId));
    },
  ),
  DELETE: operation(
    {
      operationId: 'retireModule',
      tag: 'Modules',
      summary: 'Take a module out of use, with its sub-modules',
      description:
        'Nobody has access to it any more. What was granted on it is kept, so that `retired: false` brings it back.',
      params,
      status: 204,
    },
    async (ctx, { params: { moduleId } }) => updateModule(ctx, { moduleId, retired: true }),
  ),
});

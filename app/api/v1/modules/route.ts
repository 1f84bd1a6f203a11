import { listResource, pageOf, toList } from '@/lib/core/api-list';
import { apiRoute } from '@/lib/delivery/api/api-route';
import { operation } from '@/lib/delivery/api/operation';
import { createModuleBody, listModulesQuery } from '@/lib/modules/api-schema';
import { addModule } from '@/lib/modules/commands/add-module';
import {
  moduleResource,
  toModuleResource,
  type ModuleResource,
} from '@/lib/modules/module-resource';
import { getModuleEntry, listModuleEntries } from '@/lib/modules/queries/list-module-entries';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  GET: operation(
    {
      operationId: 'listModules',
      tag: 'Modules',
      summary: 'The project’s modules and sub-modules, by key',
      query: listModulesQuery,
      answer: listResource(moduleResource),
    },
    async ({ actor }, { query, url }) => {
      const modules = (await listModuleEntries(actor))
        .map(toModuleResource)
        .filter(({ retired }) => query.retired === undefined || retired === query.retired);
      return toList(
        url,
        pageOf(modules, ({ key }) => key, query),
      );
    },
  ),
  POST: operation(
    {
      operationId: 'createModule',
      tag: 'Modules',
      summary: 'Add a module or a sub-module',
      body: createModuleBody,
      status: 201,
      answer: moduleResource,
      location: ({ id }: ModuleResource) => `/modules/${id}`,
    },
    async (ctx, { body }) => {
      const { id } = await addModule(ctx, { name: body.name, wholeKey: body.key });
      return toModuleResource(await getModuleEntry(ctx.actor, id));
    },
  ),
});
